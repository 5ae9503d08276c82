/**
 * Commits items that come at the same time together: while one commit is under way, those that come
 * gather for the next. An item that comes alone waits for nobody. Each caller's promise settles only
 * when the commit with its item has; a commit that fails fails for all that were in it.
 *
 * @param commit gives one result for each item, in their order
 * @param most how many go into one commit
 */
export const groupCommit = <Item, Result>(
  commit: (items: readonly Item[]) => Promise<readonly Result[]>,
  most: number,
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
    while (waiting.length > 0) await commitOnce(waiting.splice(0, most));
    committing = false;
  };

  return (item) =>
    new Promise<Result>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      void drain();
    });
};
