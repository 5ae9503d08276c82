/** Control, bidirectional, zero-width, private and unpaired characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu;

const codePoint = (character: string): string =>
  (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");

/**
 * Text in which nothing hides: each invisible character becomes its code point, as ⟨U+202E⟩. Line
 * feeds stay, because messages have lines.
 */
export const visibleText = (text: string): string =>
  text.replace(INVISIBLE, (character) =>
    character === "\n" ? character : `⟨U+${codePoint(character)}⟩`,
  );

/** Message bytes as text, or as hexadecimal digits where they are no UTF-8. */
export const readableMessage = (
  bytes: Uint8Array,
): { readonly text: string; readonly isText: boolean } => {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text: visibleText(text), isText: true };
  } catch {
    const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"));
    return { text: digits.join(" "), isText: false };
  }
};
