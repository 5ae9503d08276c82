/**
 * What the one font of share pictures can draw (the test reads the font): Latin and Cyrillic letters,
 * digits, and the punctuation around them. For anything else the renderer would ask a font service of its
 * own choice on the internet, with the seller's words in the address.
 */
const NOT_DRAWABLE =
  /[^\x20-\x7E\u00A1-\u00A8\u00AA-\u00AC\u00AF-\u0113\u0116-\u012B\u012E-\u0137\u0139-\u013E\u0141-\u0148\u014A-\u014D\u0150-\u017E\u0400-\u045F\u2013\u2014\u2018-\u201A\u201C-\u201E\u2022\u2026\u20AC]/gu;

/**
 * A text as far as it can be drawn, in one line of at most `most` characters; "" where nothing is left.
 * Letters of another dress, such as mathematical ones, become plain.
 */
export const drawable = (text: string, most: number): string => {
  const plain = text
    .normalize("NFKC")
    .replace(/\s/gu, " ")
    .replace(NOT_DRAWABLE, "")
    .replace(/ {2,}/gu, " ")
    .trim();
  return plain.length > most ? `${plain.slice(0, most - 1).trimEnd()}…` : plain;
};
