/** Nothing hides here, and nearly every text is of these characters only. */
const PLAIN = /^[ -~]*$/u;

/** Controls, formats (bidirectional marks, zero widths), private, lone and unassigned ones, separators. */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}]/u;

/** Letters that show nothing, and U+FFFD, which stands for bytes that are no text. */
const BLANK: ReadonlySet<number> = new Set([0x115f, 0x1160, 0x2800, 0x3164, 0xffa0, 0xfffd]);

/** Variation selectors supplement: invisible, able to carry a whole hidden text. */
const SELECTORS = { from: 0xe0100, to: 0xe01ef } as const;

const isHidden = (character: string): boolean => {
  const point = character.codePointAt(0) ?? 0;
  return (
    HIDDEN.test(character) || BLANK.has(point) || (point >= SELECTORS.from && point <= SELECTORS.to)
  );
};

/** Whether a text carries characters a reader can't see or that change how others are read. */
export const hasHiddenCharacters = (text: string): boolean =>
  !PLAIN.test(text) && Array.from(text).some(isHidden);

/** The text with each such character as its code point, \u{202e}: safe to show. */
export const escapeHidden = (text: string): string =>
  PLAIN.test(text)
    ? text
    : Array.from(text, (character) =>
        isHidden(character) ? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}` : character,
      ).join("");
