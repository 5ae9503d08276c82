/** Everything the favourites of a page reach outside themselves. */
export interface FavouritePorts {
  readonly load: () => Promise<readonly string[]>;
  readonly keep: (listingId: string) => Promise<void>;
  readonly drop: (listingId: string) => Promise<void>;
  /** A change was undone because it did not arrive. */
  readonly undone: (wanted: "keep" | "drop", error: unknown) => void;
}

/** What one wallet keeps, as far as this page knows. */
export interface Favourites {
  readonly subscribe: (listener: () => void) => () => void;
  /** Null while nobody is signed in. */
  readonly wallet: () => string | null;
  readonly isKept: (listingId: string) => boolean;
  /** Whose favourites they are from now on; what another wallet keeps is forgotten. */
  readonly belongTo: (wallet: string | null) => void;
  /** Shown at once, undone where it does not arrive. @returns whether it came to be so */
  readonly wish: (listingId: string, kept: boolean) => Promise<boolean>;
}

/** What is known of one wallet; another wallet gets another. */
interface Knowledge {
  readonly wallet: string | null;
  loading: Promise<void> | null;
  loaded: ReadonlySet<string>;
  /** What became of changes made here; newer than what was loaded. */
  readonly settled: Map<string, boolean>;
  /** What is wanted and not settled yet. */
  readonly wishes: Map<string, boolean>;
  readonly sending: Map<string, Promise<boolean>>;
}

const nothingOf = (wallet: string | null): Knowledge => ({
  wallet,
  loading: null,
  loaded: new Set(),
  settled: new Map(),
  wishes: new Map(),
  sending: new Map(),
});

/**
 * The hearts of a page and what they stand for. They are loaded once, when the first heart is on the
 * page; presses show at once and are sent one after the other for each listing, so that the last one
 * counts however quickly they came.
 */
export const createFavourites = (ports: FavouritePorts): Favourites => {
  let known = nothingOf(null);
  const listeners = new Set<() => void>();

  const publish = (of: Knowledge): void => {
    if (of !== known) return;
    for (const listener of listeners) listener();
  };

  const settledState = (of: Knowledge, listingId: string): boolean =>
    of.settled.get(listingId) ?? of.loaded.has(listingId);

  const load = (of: Knowledge): void => {
    if (of.wallet === null || of.loading !== null || listeners.size === 0) return;
    of.loading = ports.load().then(
      (listingIds) => {
        of.loaded = new Set(listingIds);
        publish(of);
      },
      () => {
        // The hearts stay empty; whoever presses one is told if that does not work either.
        of.loading = null;
      },
    );
  };

  const send = async (of: Knowledge, listingId: string): Promise<boolean> => {
    for (;;) {
      const wanted = of.wishes.get(listingId);
      if (wanted === undefined) return true;
      try {
        await (wanted ? ports.keep(listingId) : ports.drop(listingId));
      } catch (error) {
        of.wishes.delete(listingId);
        publish(of);
        if (of === known) ports.undone(wanted ? "keep" : "drop", error);
        return false;
      }
      of.settled.set(listingId, wanted);
      if (of.wishes.get(listingId) === wanted) of.wishes.delete(listingId);
    }
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      load(known);
      return () => listeners.delete(listener);
    },
    wallet: () => known.wallet,
    isKept: (listingId) => known.wishes.get(listingId) ?? settledState(known, listingId),
    belongTo: (wallet) => {
      if (wallet === known.wallet) return;
      known = nothingOf(wallet);
      publish(known);
      load(known);
    },
    wish: (listingId, kept) => {
      const of = known;
      if (of.wallet === null) return Promise.resolve(false);
      of.wishes.set(listingId, kept);
      publish(of);
      const running = of.sending.get(listingId);
      if (running) return running;
      const sending = send(of, listingId).finally(() => of.sending.delete(listingId));
      of.sending.set(listingId, sending);
      return sending;
    },
  };
};
