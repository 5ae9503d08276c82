const SHORTEST = 16;
/** Bits per character, measured on the text itself: words stay under it, sixteen random digits over. */
const LEAST_ENTROPY = 3;
/** Of random text hardly any characters follow their neighbour; of "0123456789abcdef" all do. */
const MOST_IN_ORDER = 0.3;
/** Of 16 random Base64 characters, four in five have as many; of longer ones nearly all. */
const LEAST_DIGITS = 2;

const entropy = (text: string): number => {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
};

const inOrder = (text: string): number => {
  let steps = 0;
  for (let at = 1; at < text.length; at += 1)
    if (Math.abs(text.charCodeAt(at) - text.charCodeAt(at - 1)) <= 1) steps += 1;
  return steps / text.length;
};

/** Words joined by hyphens or underscores, as placeholders and identifiers are. */
const lettersInWords = (text: string): number =>
  text
    .split(/[-_.]/u)
    .filter((part) => /^[a-z]+$/iu.test(part))
    .join("").length;

/** Whether a token was drawn, not written: enough different characters, in no order, digits among them. */
export const looksRandom = (token: string): boolean =>
  token.length >= SHORTEST &&
  (token.match(/\d/gu) ?? []).length >= LEAST_DIGITS &&
  /[a-z]/iu.test(token) &&
  lettersInWords(token) < token.length / 2 &&
  entropy(token) >= LEAST_ENTROPY &&
  inOrder(token) <= MOST_IN_ORDER;
