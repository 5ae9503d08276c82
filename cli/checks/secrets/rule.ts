/** One kind of secret, and how it is told from what only looks like one. */
export interface Rule {
  /** Named in the allow-list. */
  readonly id: string;
  /** What was found, for the line that reports it. */
  readonly what: string;
  /** Where it begins, for each one in the text. */
  readonly find: (text: string, file: string) => readonly number[];
}

/** Where a pattern matches and the match, or its first group, is what it looks like. */
export const matching =
  (pattern: RegExp, isReal: (found: string) => boolean = () => true): Rule["find"] =>
  (text) =>
    [...text.matchAll(pattern)].flatMap((match) =>
      isReal(match[1] ?? match[0]) ? [match.index] : [],
    );
