import type { Check } from "./check";
import { faultsIn } from "./audit";
import { gather, openBooks } from "./gather";
import type { Person } from "./person";
import { untilAtRest } from "./rest";
import type { Listing, Stage } from "./stage";
import { openStore } from "./store";

/** Says what is being done. */
export type Say = (line: string) => void;

export interface Trial {
  readonly people: readonly Person[];
  readonly listings: readonly Listing[];
  /** Listings that somebody goes on buying to the end. */
  readonly wanted: readonly string[];
}

const SHOWN_FAULTS = 20;

/**
 * Takes down what everybody has, has the app killed, waits until every purchase has ended, and
 * compares what store, cluster and REALM say then.
 * @returns the kills' own checks and one for the books
 */
export const keepBooks = async (
  stage: Stage,
  { people, listings, wanted }: Trial,
  kills: () => Promise<readonly Check[]>,
  say: Say,
): Promise<readonly Check[]> => {
  const wallets = people.map(({ wallet }) => wallet);
  const opening = await openBooks(stage, wallets, listings);
  const checks = await kills();
  await untilAtRest(stage, people);
  for (const instance of stage.instances) await instance.kill();
  const store = await openStore(stage);
  try {
    const evidence = await gather(stage, store.database, opening, wanted);
    const faults = faultsIn(evidence);
    const owned = evidence.purchases.filter(({ state }) => state === "owned");
    const paid = owned.reduce((sum, { price }) => sum + price, 0n);
    say(
      `${evidence.purchases.length} purchases ended, ${owned.length} of them owned, ` +
        `for ${paid.toLocaleString("en-US")} lamports.`,
    );
    const wrong = faults.length === 0 ? null : faults.slice(0, SHOWN_FAULTS).join("\n");
    return [...checks, { name: "store, cluster and REALM agree to the lamport", wrong }];
  } finally {
    await store.close();
  }
};
