/**
 * Characters that are there and can't be seen, or that turn the text around them: controls,
 * format characters (bidirectional marks, zero-width ones, tags), line and paragraph separators,
 * lone surrogates, fillers that render as nothing.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0\u2800]/gu;
/** The joiner inside one emoji made of several is how it is written, not a disguise. */
const EMOJI_BEFORE = /\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?$/u;
const EMOJI_AFTER = /^\p{Extended_Pictographic}/u;
const JOINER = "\u200D";

const escaped = (character: string): string =>
  `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;

/**
 * Text from outside, safe to show: every invisible or direction-changing character is replaced by
 * its number, `[U+202E]`, so that nothing reads as what it is not (seeds W4, M14).
 * `lines` keeps line feeds, for text of several lines.
 */
export const visibleText = (text: string, { lines = false } = {}): string =>
  text.replace(INVISIBLE, (character: string, offset: number) => {
    if (lines && character === "\n") return character;
    const joinsEmoji =
      character === JOINER &&
      EMOJI_BEFORE.test(text.slice(Math.max(0, offset - 4), offset)) &&
      EMOJI_AFTER.test(text.slice(offset + 1));
    return joinsEmoji ? character : escaped(character);
  });
