import type { Span } from "./types";

/** BIP-39: how many words a phrase may have. The longest first, so that it is found whole. */
const LENGTHS = [24, 21, 18, 15, 12] as const;

/** Words of the list that may stand between a phrase and where it could begin or end, on either side. */
const FEW = 3;

/** What stands before a word: the most telling of its characters. */
type Break = "line" | "comma" | "mark" | "space";

export interface Word extends Span {
  /** In the list. */
  readonly index: number;
  readonly after: Break;
  /** Whether a comma or its like is in it, a line's end beside it or not. */
  readonly afterComma: boolean;
}

const breakOf = (between: string): Pick<Word, "after" | "afterComma"> => {
  const afterComma = /[,;|]/u.test(between);
  if (/[\n\r]/u.test(between)) return { after: "line", afterComma };
  if (afterComma) return { after: "comma", afterComma };
  return { after: /[^\s\d]/u.test(between) ? "mark" : "space", afterComma };
};

/** Runs of words of the list with nothing but marks, numbers and space between them. */
export const runsOf = (
  text: string,
  indexOf: ReadonlyMap<string, number>,
): readonly (readonly Word[])[] => {
  const runs: Word[][] = [];
  let run: Word[] = [];
  let before = 0;
  for (const found of text.matchAll(/\p{L}+/gu)) {
    const [word] = found;
    const index = indexOf.get(word.toLowerCase());
    const end = found.index + word.length;
    if (index === undefined) run = [];
    else {
      if (run.length === 0) runs.push(run);
      run.push({ index, start: found.index, end, ...breakOf(text.slice(before, found.index)) });
    }
    before = end;
  }
  return runs;
};

/** How the words of a window are kept apart. */
interface Within {
  /** Null where it changes from word to word. */
  readonly uniform: Break | null;
  readonly isListed: boolean;
}

/** Null where there are commas between some of the words alone: that is prose. */
const withinOf = ([, ...rest]: readonly Word[]): Within | null => {
  const isListed = rest.every(({ afterComma }) => afterComma);
  if (!isListed && rest.some(({ afterComma }) => afterComma)) return null;
  const [second] = rest;
  const uniform = rest.every(({ after }) => after === second?.after) ? second?.after : null;
  return { uniform: uniform ?? null, isListed };
};

/** Words between a place in a run and the next one where a phrase could begin or end; Infinity for many. */
const distance = (run: readonly Word[], at: number, step: 1 | -1, within: Within): number => {
  for (let words = 0; words <= FEW; words += 1) {
    const word = run[at + step * words];
    const isEdge = at + step * words <= 0 || word === undefined;
    const standsOut =
      word?.after !== within.uniform && (within.isListed || word?.after !== "space");
    if (isEdge || standsOut) return words;
  }
  return Infinity;
};

/** For each word of a run, where the stretch begins in which all are kept apart as it is. */
const stretchesOf = (run: readonly Word[]): readonly number[] => {
  let start = 0;
  return run.map(({ after, afterComma }, at) => {
    const former = run[at - 1];
    if (former?.after !== after || former.afterComma !== afterComma) start = at;
    return start;
  });
};

/**
 * Parts of a run in which a phrase may stand: from or up to the run's end, or a mark that is none between
 * its own words, or no more than a few words from such places on both sides ("use this: …, please").
 * A list with commas has to be one nearly whole: every tag of a prompt stands between two commas.
 */
export function* windowsOf(run: readonly Word[]): Generator<readonly Word[], undefined> {
  const stretches = stretchesOf(run);
  for (const length of LENGTHS) {
    for (let from = 0; from + length <= run.length; from += 1) {
      // Deep in one stretch there is no place to begin or end; most of a very long run is that.
      const stretch = stretches[from + length + FEW];
      if (stretch !== undefined && stretch < from - FEW) continue;
      const words = run.slice(from, from + length);
      const within = withinOf(words);
      if (within === null) continue;
      const left = distance(run, from, -1, within);
      const right = distance(run, from + length, 1, within);
      const isNear = left <= FEW && right <= FEW;
      if (within.isListed ? left + right <= 1 : isNear || left === 0 || right === 0) yield words;
    }
  }
}
