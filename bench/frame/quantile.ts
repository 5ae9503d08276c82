/**
 * The value below which a share of the sorted samples lies (nearest rank).
 * @throws RangeError where there is no sample or the share is outside 0 to 1.
 */
export const quantile = (samples: readonly number[], share: number): number => {
  if (share < 0 || share > 1) throw new RangeError("a share is between 0 and 1");
  const sorted = [...samples].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new RangeError("nothing was measured");
  return found;
};
