import { getTransactionDecoder } from "@solana/kit";
import { FailedTransactionMetadata, type LiteSVM } from "litesvm";
import type { Address } from "../../solana";
import type { AccountState, ClusterReader, Simulation } from "../resolve/cluster-reader";

/** A genesis hash that is none of the public clusters'. */
const GENESIS = "4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi";

const state = (svm: LiteSVM, address: Address): AccountState | null => {
  const account = svm.getAccount(address);
  if (!account.exists) return null;
  return {
    lamports: account.lamports,
    owner: account.programAddress,
    data: Uint8Array.from(account.data),
    executable: account.executable,
  };
};

/** The part of a node's error JSON that the review reads. */
const errorJson = (failure: FailedTransactionMetadata): unknown => {
  const error = failure.err();
  if (typeof error === "object" && "err" in error) {
    const inner = error.err();
    const detail =
      typeof inner === "object" && "code" in inner ? { Custom: inner.code } : inner.toString();
    return { InstructionError: [error.index, detail] };
  }
  return typeof error === "object" ? error.toString() : `TransactionError${error}`;
};

const simulated = (svm: LiteSVM, bytes: Uint8Array, addresses: readonly Address[]): Simulation => {
  const transaction = getTransactionDecoder().decode(bytes);
  const result = svm.simulateTransaction(transaction);
  const meta = result.meta();
  const shared = { logs: meta.logs(), unitsConsumed: meta.computeUnitsConsumed() };
  if (result instanceof FailedTransactionMetadata) {
    return { ...shared, error: errorJson(result), accounts: [], innerInstructions: [] };
  }
  const after = new Map(result.postAccounts().map((account) => [account.address, account]));
  return {
    ...shared,
    error: null,
    accounts: addresses.map((address) => {
      const account = after.get(address);
      if (account === undefined) return state(svm, address);
      if (account.lamports === 0n) return null;
      return {
        lamports: account.lamports,
        owner: account.programAddress,
        data: Uint8Array.from(account.data),
        executable: account.executable,
      };
    }),
    innerInstructions: [],
  };
};

/** The cluster in the process: real programs, no network. Signatures and ages are not its business. */
export const litesvmCluster = (svm: LiteSVM): ClusterReader => ({
  genesisHash: () => Promise.resolve(GENESIS),
  accounts: (addresses) => Promise.resolve(addresses.map((address) => state(svm, address))),
  isBlockhashValid: (blockhash) => Promise.resolve(blockhash === svm.latestBlockhash()),
  simulate: (bytes, addresses) => Promise.resolve(simulated(svm, bytes, addresses)),
});
