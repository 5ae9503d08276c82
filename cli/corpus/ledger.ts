import {
  getTransactionDecoder,
  lamports,
  type Address,
  type EncodedAccount,
  type Instruction,
  type KeyPairSigner,
} from "@solana/kit";
import { FailedTransactionMetadata, LiteSVM, type TransactionMetadata } from "litesvm";
import type { AccountState } from "@/lib/core/review/resolve/cluster-reader";
import { fromRuntime, type TransactionError } from "@/sandbox/cluster/errors/transaction-error";
import { wireBytes } from "./wire";

const stateOf = (account: EncodedAccount): AccountState | null =>
  account.lamports === 0n
    ? null
    : {
        lamports: account.lamports,
        owner: account.programAddress,
        data: Uint8Array.from(account.data),
        executable: account.executable,
      };

export interface LedgerSimulation {
  readonly error: TransactionError | null;
  readonly meta: TransactionMetadata;
  /** Writable accounts afterwards; empty after a failure. */
  readonly after: ReadonlyMap<Address, AccountState | null>;
}

/** A Solana runtime in the process, with the programs the clusters run. It has no clock but its own. */
export class Ledger {
  readonly #svm = new LiteSVM().withSigverify(false).withTransactionHistory(0n).withNativeMints();

  get blockhash(): string {
    return this.#svm.latestBlockhash();
  }

  addProgram(address: Address, elf: Uint8Array): void {
    this.#svm.addProgram(address, elf);
  }

  rent(bytes: number): bigint {
    return this.#svm.minimumBalanceForRentExemption(BigInt(bytes));
  }

  read(address: Address): AccountState | null {
    const account = this.#svm.getAccount(address);
    return account.exists ? stateOf(account) : null;
  }

  /** Puts an account there that no transaction could make so quickly. */
  write(address: Address, { lamports: held, owner, data, executable }: AccountState): void {
    this.#svm.setAccount({
      address,
      lamports: lamports(held),
      programAddress: owner,
      data,
      executable,
      space: BigInt(data.length),
    });
  }

  /** Moves on to another blockhash; a nonce can be used only in a later block than it was made in. */
  nextBlock(): void {
    this.#svm.expireBlockhash();
  }

  /** Runs instructions for good; every signer pays for nothing but the first. @throws on failure. */
  async land(
    instructions: readonly Instruction[],
    payer: KeyPairSigner,
    ...others: readonly KeyPairSigner[]
  ): Promise<void> {
    const bytes = await wireBytes(instructions, {
      version: 0,
      feePayer: payer.address,
      signers: [payer, ...others],
      blockhash: this.blockhash,
      tables: {},
    });
    const result = this.#svm.sendTransaction(getTransactionDecoder().decode(bytes));
    if (result instanceof FailedTransactionMetadata) {
      throw new Error(`setting the stage failed: ${result.meta().logs().join("\n")}`);
    }
  }

  /** Runs a transaction for good, signatures unchecked; an error where it failed. */
  execute(bytes: Uint8Array): TransactionError | null {
    const result = this.#svm.sendTransaction(getTransactionDecoder().decode(bytes));
    return result instanceof FailedTransactionMetadata ? fromRuntime(result.err()) : null;
  }

  simulate(bytes: Uint8Array): LedgerSimulation {
    const result = this.#svm.simulateTransaction(getTransactionDecoder().decode(bytes));
    if (result instanceof FailedTransactionMetadata) {
      return { error: fromRuntime(result.err()), meta: result.meta(), after: new Map() };
    }
    const after = new Map(
      result.postAccounts().map((account) => [account.address, stateOf(account)]),
    );
    return { error: null, meta: result.meta(), after };
  }
}
