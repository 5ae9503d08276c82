import { endedWithin } from "../ended-within";

export interface GroupLimits {
  /** How many go into one commit. */
  readonly most: number;
  /** How many may wait for theirs to begin; more are refused. */
  readonly mostWaiting: number;
  /** Milliseconds for a commit. */
  readonly within: number;
  /** Waited for before each commit, for others to come along; without it, what comes alone goes at once. */
  readonly gather?: () => Promise<unknown>;
}

const tooLong = (): Error => new Error("the commit takes too long");

/**
 * Commits items that come at the same time together: while one commit is under way, those that come
 * gather for the next. Each caller's promise settles only
 * when the commit with its item has; a commit that fails fails for all that were in it. One that takes
 * too long fails for all who gathered behind it as well: so nobody waits much longer than for two, and
 * no crowd is kept in memory. It may end well unheard, so an item must be one that can be given again.
 *
 * @param commit gives one result for each item, in their order
 */
export const groupCommit = <Item, Result>(
  commit: (items: readonly Item[]) => Promise<readonly Result[]>,
  { most, mostWaiting, within, gather }: GroupLimits,
): ((item: Item) => Promise<Result>) => {
  interface Waiting {
    readonly item: Item;
    readonly resolve: (result: Result) => void;
    readonly reject: (reason: unknown) => void;
  }
  const waiting: Waiting[] = [];
  let committing = false;

  const commitOnce = async (group: readonly Waiting[]): Promise<void> => {
    try {
      const results = await commit(group.map(({ item }) => item));
      group.forEach(({ resolve, reject }, index) => {
        const result = results[index];
        if (result === undefined) reject(new Error("the commit said nothing of this item"));
        else resolve(result);
      });
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  };

  const drain = async (): Promise<void> => {
    if (committing) return;
    committing = true;
    while (waiting.length > 0) {
      if (gather) await gather();
      const group = waiting.splice(0, most);
      try {
        await endedWithin(commitOnce(group), within, tooLong);
      } catch (error) {
        for (const { reject } of [...group, ...waiting.splice(0)]) reject(error);
      }
    }
    committing = false;
  };

  return (item) =>
    new Promise<Result>((resolve, reject) => {
      if (waiting.length >= mostWaiting) {
        reject(new Error("too many wait"));
        return;
      }
      waiting.push({ item, resolve, reject });
      void drain();
    });
};
