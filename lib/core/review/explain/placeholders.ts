/** A place in a sentence: `{name}`, `{name:format}`, `{name|words where it is absent}`. */
export interface Placeholder {
  readonly name: string;
  readonly format: string | null;
  readonly absent: string | null;
}

const placeholderOf = (inside: string): Placeholder => {
  const [place = "", absent = null] = inside.split("|");
  const [name = "", format = null] = place.split(":");
  return { name, format, absent };
};

/** Texts and what stands in braces by turns, beginning with a text. */
const split = (sentence: string): readonly string[] => sentence.split(/\{([^}]+)\}/u);

const isInside = (position: number): boolean => position % 2 === 1;

/** The placeholders of a sentence, in order. */
export const placeholdersOf = (sentence: string): readonly Placeholder[] =>
  split(sentence)
    .filter((_, position) => isInside(position))
    .map(placeholderOf);

/** The sentence with what `fill` gives in the place of each placeholder. */
export const fillPlaceholders = (
  sentence: string,
  fill: (placeholder: Placeholder) => string,
): string =>
  split(sentence)
    .map((piece, position) => (isInside(position) ? fill(placeholderOf(piece)) : piece))
    .join("");
