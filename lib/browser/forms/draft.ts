export interface DraftStore {
  readonly read: () => unknown;
  readonly write: (values: unknown) => void;
  readonly forget: () => void;
}

/** The wallet this page was rendered for, as the root layout says it; "" for a visitor. */
export const signedIn = (): string =>
  typeof document === "undefined" ? "" : (document.documentElement.dataset["wallet"] ?? "");

/** A browser that keeps nothing (full, or told not to) only loses the comfort. */
const quietly = <Result>(work: () => Result): Result | undefined => {
  try {
    return work();
  } catch (error) {
    if (error instanceof DOMException || error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const storeUnder = (keyOf: () => string): DraftStore => ({
  read: () =>
    quietly((): unknown => {
      const kept = sessionStorage.getItem(keyOf());
      return kept === null ? undefined : JSON.parse(kept);
    }),
  write: (values) => {
    quietly(() => {
      sessionStorage.setItem(keyOf(), JSON.stringify(values));
    });
  },
  forget: () => {
    quietly(() => {
      sessionStorage.removeItem(keyOf());
    });
  },
});

/**
 * What was typed into a form and not sent yet, in this tab only: it outlives an error, a reload and a
 * session's end, and goes with the tab. It is the wallet's that is signed in when it is first used: the
 * next one in the same tab finds nothing of it. Never for secrets.
 */
export const draftStore = (name: string): DraftStore => {
  let key: string | null = null;
  return storeUnder(() => (key ??= `countersign:draft:${signedIn()}:${name}`));
};

/** What a visitor meant to do, for whoever they sign in as: in this tab only. Never for secrets. */
export const visitorStore = (name: string): DraftStore =>
  storeUnder(() => `countersign:visitor:${name}`);
