import { MAX_PROCESSING_AGE } from "./blockhashes";
import type { TransactionRecord } from "./record";

const DEFAULT_CAPACITY = 20_000;

/** Landed transactions in order, the oldest forgotten first. */
export class History {
  readonly #bySignature = new Map<string, TransactionRecord>();
  readonly #byAddress = new Map<string, TransactionRecord[]>();
  readonly #capacity: number;
  #forgotten: number;

  constructor(options: { capacity?: number; forgotten?: number } = {}) {
    this.#capacity = options.capacity ?? DEFAULT_CAPACITY;
    this.#forgotten = options.forgotten ?? 0;
  }

  /** How many landed that are no longer here. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** How many ever landed. */
  get count(): number {
    return this.#forgotten + this.#bySignature.size;
  }

  add(record: TransactionRecord): void {
    this.#bySignature.set(record.signature, record);
    for (const address of new Set(record.addresses)) {
      const list = this.#byAddress.get(address);
      if (list) list.push(record);
      else this.#byAddress.set(address, [record]);
    }
    this.#forgetOldest(record.slot);
  }

  get(signature: string): TransactionRecord | undefined {
    return this.#bySignature.get(signature);
  }

  /** Newest first. */
  of(address: string): TransactionRecord[] {
    return [...(this.#byAddress.get(address) ?? [])].reverse();
  }

  /** In the order they landed. */
  inSlot(slot: number): TransactionRecord[] {
    return [...this.#bySignature.values()].filter((record) => record.slot === slot);
  }

  all(): IterableIterator<TransactionRecord> {
    return this.#bySignature.values();
  }

  /** Keeps what could still be sent again, beyond the capacity if need be: it must read as seen. */
  #forgetOldest(slot: number): void {
    if (this.#bySignature.size <= this.#capacity) return;
    for (const record of this.#bySignature.values()) {
      if (record.slot + MAX_PROCESSING_AGE >= slot) return;
      this.#bySignature.delete(record.signature);
      this.#forgotten += 1;
      for (const address of new Set(record.addresses)) {
        // Lists are in the order of landing, so the oldest record stands first in each of its own.
        const list = this.#byAddress.get(address);
        list?.shift();
        if (list?.length === 0) this.#byAddress.delete(address);
      }
      if (this.#bySignature.size <= this.#capacity) return;
    }
  }
}
