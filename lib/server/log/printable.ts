/**
 * What a terminal or an editor obeys instead of showing it, and JSON lets through: DEL and the second set of
 * controls (U+009B begins an escape sequence like ESC [), directions and other format characters, line
 * separators, halves of pairs.
 */
const OBEYED = /[\u007F-\u009F\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_, at) => {
    const unit = character.charCodeAt(at).toString(16).padStart(4, "0");
    return `\\u${unit}`;
  }).join("");

/**
 * A line of JSON that says the same and shows nothing but itself. Outside of strings JSON has none of
 * these characters, and in them an escape is the character.
 */
export const printable = (line: string): string => line.replace(OBEYED, escaped);
