import { createHash } from "node:crypto";

/** Draws that are the same for the same seed on every machine. */
export interface Random {
  /** In [from, to). */
  range(from: number, to: number): number;
  /** A whole number in [from, to]. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** The same items in another order. */
  shuffle<T>(items: readonly T[]): readonly T[];
}

/** A generator seeded by text: sfc32 over the text's SHA-256. */
export const createRandom = (seed: string): Random => {
  const bytes = createHash("sha256").update(seed).digest();
  let [a, b, c, counter] = [0, 4, 8, 12].map((at) => bytes.readInt32LE(at));
  const next = (): number => {
    const [a0 = 0, b0 = 0, c0 = 0, counter0 = 1] = [a, b, c, counter];
    const sum = (((a0 + b0) | 0) + counter0) | 0;
    counter = (counter0 + 1) | 0;
    a = b0 ^ (b0 >>> 9);
    b = (c0 + (c0 << 3)) | 0;
    c = (((c0 << 21) | (c0 >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first draws of nearby seeds are not yet apart enough.
  for (let warmUp = 0; warmUp < 12; warmUp += 1) next();

  const range = (from: number, to: number): number => from + next() * (to - from);
  const int = (from: number, to: number): number => Math.floor(range(from, to + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[int(0, items.length - 1)];
    if (item === undefined) throw new RangeError("nothing to pick from");
    return item;
  };
  return {
    range,
    int,
    pick,
    chance: (probability) => next() < probability,
    shuffle: (items) => {
      const left = [...items];
      return items.flatMap(() => left.splice(int(0, left.length - 1), 1));
    },
  };
};
