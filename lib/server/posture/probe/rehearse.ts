import type { Database } from "@/lib/server/db";

/** Carries a rehearsal's result out of the transaction that it ends. */
class TakenBack<Result> extends Error {
  readonly result: Result;

  constructor(result: Result) {
    super("a rehearsal is taken back");
    this.result = result;
  }
}

/** Does the work in a transaction that never commits: nothing of it is ever seen by anybody. */
export const rehearseOn = async <Result>(
  database: Database,
  work: (transaction: Database) => Promise<Result>,
): Promise<Result> => {
  let done: TakenBack<Result> | undefined;
  try {
    await database.transaction(async (transaction) => {
      done = new TakenBack(await work(transaction));
      throw done;
    });
  } catch (error) {
    if (done === undefined || error !== done) throw error;
  }
  if (done === undefined) throw new Error("a rehearsal did not come to its end");
  return done.result;
};
