import { EventEmitter } from "node:events";
import { lamports, type Address, type EncodedAccount } from "@solana/kit";
import { SYSTEM_PROGRAM_ADDRESS } from "@solana-program/system";
import type { TransactionError } from "../errors/transaction-error";
import {
  accountKeys,
  loadAddresses,
  type AccountKey,
  type LoadedAddresses,
} from "../transaction/accounts";
import { feeOf } from "../transaction/fees";
import { advancedNonce, nonceAccountOf, nonceAllows, readNonce } from "../transaction/nonce";
import type { WireMessage, WireTransaction } from "../transaction/wire";
import { Bank, type Simulation, type SlotHashEntry } from "./bank";
import { Blockhashes, MAX_PROCESSING_AGE } from "./blockhashes";
import type { History } from "./history";
import { memoOf, outcomeOf } from "./outcome";
import type { TransactionRecord } from "./record";
import { commitments, hasReached, type Commitment } from "./slots";
import { tokenBalances } from "./token-balances";

const SLOT_HASHES = 512;
/** A ledger's first block has this height, so that no client mistakes a slot for a height. */
const FIRST_HEIGHT = 1_000;

/** A transaction that landed and the accounts it left, gone ones with 0 lamports. */
export interface Landing {
  readonly record: TransactionRecord;
  readonly writes: readonly EncodedAccount[];
}

/** What a message names, resolved. */
export interface Resolved {
  readonly loaded: LoadedAddresses;
  readonly keys: readonly AccountKey[];
}

type Lifetime = { kind: "blockhash" } | { kind: "nonce"; account: Address } | { kind: "none" };

/** The order of things: slots, blockhashes, what landed when. One per cluster. */
export class Chain {
  readonly bank = new Bank();
  readonly history: History;
  /** "slot" on each new slot; a commitment's name when a landing reaches it. */
  readonly events = new EventEmitter<{ slot: [number] } & Record<Commitment, [Landing]>>();
  readonly firstSlot: number;
  readonly #blockhashes: Blockhashes;
  readonly #now: () => number;
  #slot: number;
  #slotHashes: SlotHashEntry[] = [];
  #unsettled: Landing[] = [];

  /** `now`: milliseconds since 1970. */
  constructor(options: {
    seed: Uint8Array;
    firstSlot: number;
    slot: number;
    history: History;
    now: () => number;
  }) {
    this.#blockhashes = new Blockhashes(options.seed);
    this.firstSlot = options.firstSlot;
    this.history = options.history;
    this.#now = options.now;
    this.#slot = options.slot - 1;
    this.advance(1);
  }

  get slot(): number {
    return this.#slot;
  }

  height(slot = this.#slot): number {
    return slot - this.firstSlot + FIRST_HEIGHT;
  }

  blockhash(slot = this.#slot): string {
    return this.#blockhashes.at(this.height(slot));
  }

  latestBlockhash(): { blockhash: string; lastValidBlockHeight: number } {
    return {
      blockhash: this.blockhash(),
      lastValidBlockHeight: this.height() + MAX_PROCESSING_AGE,
    };
  }

  isBlockhashValid(blockhash: string): boolean {
    return this.#blockhashes.isValid(blockhash);
  }

  /** Seconds since 1970. */
  unixTime(): number {
    return Math.floor(this.#now() / 1000);
  }

  /** Lets `count` slots pass at once. */
  advance(count: number): void {
    const before = this.#slot;
    this.#slot += count;
    this.#blockhashes.advanceTo(this.height());
    // A slot's own hash is known only to the slots after it.
    const first = Math.max(this.#slot - SLOT_HASHES, before, this.firstSlot);
    for (let slot = first; slot < this.#slot; slot += 1) {
      this.#slotHashes.unshift({ slot: BigInt(slot), hash: this.blockhash(slot) });
    }
    this.#slotHashes = this.#slotHashes.slice(0, SLOT_HASHES);
    this.bank.advance(this.#slot, this.unixTime(), this.#slotHashes);
    this.events.emit("slot", this.#slot);
    this.#settle(before);
  }

  resolve(message: WireMessage): Resolved {
    const loaded = loadAddresses(message, (address) => this.bank.read(address));
    return { loaded, keys: accountKeys(message, loaded) };
  }

  /** Whether the message's blockhash, or its nonce, is one that could land now. */
  couldLand(message: WireMessage): boolean {
    return this.#lifetime(message, this.resolve(message).keys).kind !== "none";
  }

  /** Runs without landing. `anyBlockhash`: as if the message had the newest one. */
  simulate(
    transaction: WireTransaction,
    { keys }: Resolved,
    anyBlockhash: boolean,
  ): Simulation | { readonly refused: TransactionError } {
    if (anyBlockhash) return this.bank.simulate(transaction);
    if (this.history.get(transaction.signature)) return { refused: "AlreadyProcessed" };
    return this.#lifetime(transaction.message, keys).kind === "none"
      ? { refused: "BlockhashNotFound" }
      : this.bank.simulate(transaction);
  }

  /** Runs and, if it is charged, puts it into the newest slot; else says why it was dropped. */
  land(transaction: WireTransaction): Landing | { readonly dropped: TransactionError } {
    const { message, signature } = transaction;
    if (this.history.get(signature)) return { dropped: "AlreadyProcessed" };
    const { keys, loaded } = this.resolve(message);
    const lifetime = this.#lifetime(message, keys);
    if (lifetime.kind === "none") return { dropped: "BlockhashNotFound" };

    const addresses = keys.map((key) => key.address);
    const writable = keys.filter((key) => key.writable).map((key) => key.address);
    const balances = (): string[] => addresses.map((each) => this.bank.balance(each).toString());
    const preBalances = balances();
    const preTokenBalances = tokenBalances(this.bank, addresses);
    const { err, meta, included } = this.bank.execute(transaction, writable);
    if (err !== null && !included) return { dropped: err };
    if (err !== null && lifetime.kind === "nonce") this.#spendNonce(lifetime.account);

    const record: TransactionRecord = {
      signature,
      slot: this.#slot,
      blockTime: this.unixTime(),
      wire: Buffer.from(transaction.bytes).toString("base64"),
      err,
      fee: feeOf(message).toString(),
      loaded: { writable: [...loaded.writable], readonly: [...loaded.readonly] },
      preBalances,
      postBalances: balances(),
      preTokenBalances,
      postTokenBalances: tokenBalances(this.bank, addresses),
      ...outcomeOf(meta),
      memo: memoOf(message),
      addresses,
    };
    const landing = { record, writes: writable.map((address) => this.#written(address)) };
    this.history.add(record);
    this.#unsettled.push(landing);
    this.events.emit("processed", landing);
    return landing;
  }

  #lifetime(message: WireMessage, keys: readonly AccountKey[]): Lifetime {
    if (this.#blockhashes.isValid(message.lifetime)) return { kind: "blockhash" };
    const account = nonceAccountOf(message, keys);
    if (account === null) return { kind: "none" };
    const nonce = readNonce(this.bank.read(account));
    return nonce !== null && nonceAllows(nonce, message, keys, this.bank.nonceSeed)
      ? { kind: "nonce", account }
      : { kind: "none" };
  }

  #spendNonce(address: Address): void {
    const account = this.bank.read(address);
    if (account !== null) this.bank.write(advancedNonce(account, this.bank.nonceSeed));
  }

  #written(address: Address): EncodedAccount {
    return this.bank.read(address) ?? emptyAccount(address);
  }

  #settle(before: number): void {
    for (const level of commitments) {
      for (const landing of this.#unsettled) {
        const { slot } = landing.record;
        if (!hasReached(level, slot, before) && hasReached(level, slot, this.#slot)) {
          this.events.emit(level, landing);
        }
      }
    }
    this.#unsettled = this.#unsettled.filter(
      ({ record }) => !hasReached("finalized", record.slot, this.#slot),
    );
  }
}

/** An account that is not there. */
export const emptyAccount = (address: Address): EncodedAccount => ({
  address,
  programAddress: SYSTEM_PROGRAM_ADDRESS,
  lamports: lamports(0n),
  data: new Uint8Array(),
  executable: false,
  space: 0n,
});
