/** Positions in both lists of a longest sequence that stands in both in the same order. */
export interface CommonSequence {
  readonly first: ReadonlySet<number>;
  readonly second: ReadonlySet<number>;
}

/** Longest common subsequence. A transaction holds a few dozen instructions, so a full table is small. */
export const commonSequence = (
  one: readonly string[],
  other: readonly string[],
): CommonSequence => {
  // lengths[i][j]: the longest in what is left from i and from j.
  const lengths = Array.from({ length: one.length + 1 }, () =>
    new Array<number>(other.length + 1).fill(0),
  );
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row === undefined) continue;
      row[j] = one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const first = new Set<number>();
  const second = new Set<number>();
  let i = 0;
  let j = 0;
  while (i < one.length && j < other.length) {
    if (one[i] === other[j]) {
      first.add(i);
      second.add(j);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return { first, second };
};
