/**
 * Thousands apart: 1234567n gives "1,234,567". By hand, because the first Intl.NumberFormat of a page
 * loads its tables, which takes longer than reading a transaction.
 */
export const groupDigits = (value: bigint): string => {
  const digits = (value < 0n ? -value : value).toString();
  const head = digits.length % 3 || 3;
  const groups = [digits.slice(0, head)];
  for (let at = head; at < digits.length; at += 3) groups.push(digits.slice(at, at + 3));
  return `${value < 0n ? "-" : ""}${groups.join(",")}`;
};
