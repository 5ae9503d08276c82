import { createHash } from "node:crypto";
import { base58 } from "@scure/base";

/** Blocks for which a blockhash stays good (solana-clock MAX_PROCESSING_AGE). */
export const MAX_PROCESSING_AGE = 150;

/**
 * Blockhashes drawn from the ledger's seed: two ledgers never share one, and a restart knows those
 * it gave out before, so what was signed with one can still land.
 */
export class Blockhashes {
  readonly #seed: Uint8Array;
  readonly #ages = new Map<string, number>();
  #newest = -1;

  constructor(seed: Uint8Array) {
    this.#seed = seed;
  }

  at(height: number): string {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(height));
    const hash = createHash("sha256").update("blockhash").update(this.#seed).update(counter);
    return base58.encode(hash.digest());
  }

  /** Makes the last 151 blockhashes up to this height the good ones, and no others. */
  advanceTo(height: number): void {
    const first = Math.max(height - MAX_PROCESSING_AGE, this.#newest + 1, 0);
    for (let next = first; next <= height; next += 1) this.#ages.set(this.at(next), next);
    this.#newest = height;
    for (const [hash, age] of this.#ages) {
      if (age + MAX_PROCESSING_AGE >= height) break;
      this.#ages.delete(hash);
    }
  }

  isValid(hash: string): boolean {
    return this.#ages.has(hash);
  }
}
