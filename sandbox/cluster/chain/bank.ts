import { randomInt } from "node:crypto";
import { Clock, FailedTransactionMetadata, LiteSVM, type TransactionMetadata } from "litesvm";
import type { Address, EncodedAccount } from "@solana/kit";
import { fromRuntime, type TransactionError } from "../errors/transaction-error";
import { sandboxPrograms } from "../programs";
import type { WireTransaction } from "../transaction/wire";
import { SLOTS_PER_EPOCH } from "./slots";

export interface SlotHashEntry {
  readonly slot: bigint;
  readonly hash: string;
}

type RuntimeSlotHashes = Parameters<LiteSVM["setSlotHashes"]>[0];

/** litesvm asks for a class of its own that cannot be made outside, and reads these two fields. */
const isRuntimeList = (list: SlotHashEntry[]): list is SlotHashEntry[] & RuntimeSlotHashes =>
  list.every((entry) => typeof entry.slot === "bigint" && typeof entry.hash === "string");

/** What running a transaction gave. `included`: it was charged its fee and stands in a block. */
export interface Execution {
  readonly err: TransactionError | null;
  readonly meta: TransactionMetadata;
  readonly included: boolean;
}

export interface Simulation extends Execution {
  /** The writable accounts as they would be; empty when the simulation failed. */
  readonly postAccounts: ReadonlyMap<Address, EncodedAccount>;
}

/**
 * The runtime and its accounts. litesvm's own blockhash rule, signature check and history are off:
 * it knows only its newest blockhash, and forgets; the chain around it keeps those rules.
 */
export class Bank {
  readonly #svm = new LiteSVM()
    .withSigverify(false)
    .withBlockhashCheck(false)
    .withTransactionHistory(0n)
    .withNativeMints();
  readonly #written = new Map<Address, EncodedAccount>();

  constructor() {
    // They are code, not state: a ledger that is opened again finds them deployed anew.
    for (const { address, elf } of sandboxPrograms) this.#svm.addProgram(address, elf);
    // Every litesvm starts with the same blockhash, from which durable nonces are made.
    for (let steps = randomInt(1, 20_000); steps > 0; steps -= 1) this.#svm.expireBlockhash();
  }

  /** The blockhash durable nonces advance from; not one that clients see. */
  get nonceSeed(): string {
    return this.#svm.latestBlockhash();
  }

  read(address: Address): EncodedAccount | null {
    const account = this.#svm.getAccount(address);
    return account.exists && account.lamports > 0n ? account : null;
  }

  balance(address: Address): bigint {
    return this.#svm.getBalance(address) ?? 0n;
  }

  /** Every account a transaction or a restore has written and that still exists. */
  written(): IterableIterator<EncodedAccount> {
    return this.#written.values();
  }

  write(account: EncodedAccount): void {
    this.#svm.setAccount(account);
    this.#remember(account.address);
  }

  simulate({ runtimeForm }: WireTransaction): Simulation {
    const result = this.#svm.simulateTransaction(runtimeForm);
    if (result instanceof FailedTransactionMetadata) {
      const err = fromRuntime(result.err());
      return { err, meta: result.meta(), included: false, postAccounts: new Map() };
    }
    const postAccounts = new Map(result.postAccounts().map((each) => [each.address, each]));
    return { err: null, meta: result.meta(), included: false, postAccounts };
  }

  execute({ runtimeForm, message }: WireTransaction, writable: readonly Address[]): Execution {
    const payer = message.staticAccounts[0];
    const before = payer === undefined ? 0n : this.balance(payer);
    const result = this.#svm.sendTransaction(runtimeForm);
    for (const address of writable) this.#remember(address);
    if (!(result instanceof FailedTransactionMetadata)) {
      return { err: null, meta: result, included: true };
    }
    const after = payer === undefined ? 0n : this.balance(payer);
    return { err: fromRuntime(result.err()), meta: result.meta(), included: after < before };
  }

  rentExemption(bytes: bigint): bigint {
    return this.#svm.minimumBalanceForRentExemption(bytes);
  }

  /** Moves the sysvars. `hashes`: newest first, as SlotHashes holds them. */
  advance(slot: number, unixSeconds: number, hashes: readonly SlotHashEntry[]): void {
    const epoch = BigInt(Math.floor(slot / SLOTS_PER_EPOCH));
    const into = BigInt(slot % SLOTS_PER_EPOCH);
    const now = BigInt(unixSeconds);
    this.#svm.setClock(new Clock(BigInt(slot), now - (into * 2n) / 5n, epoch, epoch + 1n, now));
    const list = [...hashes];
    if (isRuntimeList(list)) this.#svm.setSlotHashes(list);
    this.#svm.expireBlockhash();
  }

  #remember(address: Address): void {
    const account = this.read(address);
    if (account === null) this.#written.delete(address);
    else this.#written.set(address, account);
  }
}
