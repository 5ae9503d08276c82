/**
 * What was typed into a form and not sent yet, in this tab only: it outlives an error, a reload and a
 * session's end, and goes with the tab. Never for secrets.
 */
export interface DraftStore {
  readonly read: () => unknown;
  readonly write: (values: unknown) => void;
  readonly forget: () => void;
}

const keyOf = (name: string): string => `countersign:draft:${name}`;

/** A browser that keeps nothing (full, or told not to) only loses the comfort. */
const quietly = <Result>(work: () => Result): Result | undefined => {
  try {
    return work();
  } catch (error) {
    if (error instanceof DOMException || error instanceof SyntaxError) return undefined;
    throw error;
  }
};

export const draftStore = (name: string): DraftStore => ({
  read: () =>
    quietly((): unknown => {
      const kept = sessionStorage.getItem(keyOf(name));
      return kept === null ? undefined : JSON.parse(kept);
    }),
  write: (values) => {
    quietly(() => {
      sessionStorage.setItem(keyOf(name), JSON.stringify(values));
    });
  },
  forget: () => {
    quietly(() => {
      sessionStorage.removeItem(keyOf(name));
    });
  },
});
