/**
 * A long text's beginning. Cut between words where it has any: half of a secret is none that could be
 * recognised afterwards, and enough to guess the rest.
 */
export const cut = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest).replace(/\S+$/u, "")}…`;
