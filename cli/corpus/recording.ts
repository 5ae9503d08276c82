import { createHash } from "node:crypto";
import type { Address } from "@solana/kit";
import type { TransactionMetadata } from "litesvm";
import type { RecordedCluster } from "@/lib/core/review/corpus/schema";
import type { AccountState } from "@/lib/core/review/resolve/cluster-reader";
import { addressFromBytes, toBase58 } from "@/lib/core/solana";
import { TOKEN_PROGRAMS } from "./addresses";
import type { Ledger } from "./ledger";
import { namedBy, type Named } from "./named";

/** A genesis hash that is none of the public clusters'. */
const GENESIS = toBase58(createHash("sha256").update("countersign corpus").digest());
const SYSVAR_OWNER = "Sysvar1111111111111111111111111111111111111";
const TOKEN_ACCOUNT_BYTES = 165;

const mintIn = (state: AccountState | null | undefined): Address[] =>
  state && TOKEN_PROGRAMS.has(state.owner) && state.data.length >= TOKEN_ACCOUNT_BYTES
    ? [addressFromBytes(state.data.subarray(0, 32))]
    : [];

const innerPrograms = (
  meta: TransactionMetadata,
  { accounts }: Named,
): { index: number; program: Address }[] =>
  meta.innerInstructions().flatMap((calls, index) =>
    calls.flatMap((call) => {
      const program = accounts[call.instruction().programIdIndex()]?.address;
      return program === undefined ? [] : [{ index, program }];
    }),
  );

const same = (one: AccountState | null, other: AccountState | null): boolean =>
  one === other ||
  (one !== null &&
    other !== null &&
    one.lamports === other.lamports &&
    one.owner === other.owner &&
    one.executable === other.executable &&
    Buffer.from(one.data).equals(other.data));

const simulate = (ledger: Ledger, bytes: Uint8Array, named: Named) => {
  if (named.accounts.length === 0) return null;
  const { error, meta, after } = ledger.simulate(bytes);
  return {
    error,
    logs: meta.logs(),
    unitsConsumed: meta.computeUnitsConsumed(),
    accounts: new Map([...after].filter(([address, state]) => !same(state, ledger.read(address)))),
    innerInstructions: error === null ? innerPrograms(meta, named) : [],
  };
};

/**
 * What an honest cluster answers about a transaction: the accounts it names but programs and
 * sysvars, the mints behind them, the `extra` ones, and its simulation by the real programs.
 */
export const recordCluster = (
  ledger: Ledger,
  bytes: Uint8Array,
  extra: readonly Address[],
): RecordedCluster => {
  const named = namedBy(ledger, bytes);
  const simulation = simulate(ledger, bytes, named);
  const accounts = new Map<Address, AccountState | null>();
  const add = (address: Address): void => {
    accounts.set(address, ledger.read(address));
  };
  for (const { address, writable } of named.accounts) {
    const state = ledger.read(address);
    if (writable || !(state?.executable || state?.owner === SYSVAR_OWNER)) add(address);
  }
  for (const address of [...named.tables, ...extra]) add(address);
  const states = [...accounts.values(), ...(simulation?.accounts.values() ?? [])];
  for (const mint of states.flatMap(mintIn)) add(mint);
  return { genesisHash: GENESIS, blockhashes: [ledger.blockhash], accounts, simulation };
};
