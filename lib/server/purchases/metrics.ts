import { and, count, gt, inArray, min, notInArray } from "drizzle-orm";
import { purchaseStates, isEnd, type PurchaseState } from "@/lib/core/purchase";
import type { Database } from "@/lib/server/db";
import { purchases } from "@/lib/server/db/schema/purchases";
import { readAtScrape } from "@/lib/server/metrics";

/** How many purchases are in a state, and what of them an operator has to know. */
interface PurchaseCounts {
  readonly byState: Readonly<Record<PurchaseState, number>>;
  /** Unfinished ones the operator was told about: they don't get on. */
  readonly alerted: number;
  /** Seconds; 0 where none is unfinished. */
  readonly oldestUnfinished: number;
}

const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;
/** Whoever reads more often than this gets the last count: watching must not become a load. */
const FRESH_MILLISECONDS = 5_000;

const unfinished = purchaseStates.filter((state) => !isEnd(state));

const none: Record<PurchaseState, number> = {
  created: 0,
  prepared: 0,
  signed: 0,
  submitted: 0,
  paid: 0,
  owned: 0,
  declined: 0,
  refused: 0,
  expired: 0,
  failed: 0,
};

/** Counts the unfinished purchases, and of the ended ones those begun within a day: both by an index. */
export const readPurchaseCounts = async (
  database: Database,
  now: Date,
): Promise<PurchaseCounts> => {
  const open = await database
    .select({
      state: purchases.state,
      count: count(),
      alerted: count(purchases.alertedAt),
      oldest: min(purchases.createdAt),
    })
    .from(purchases)
    .where(inArray(purchases.state, unfinished))
    .groupBy(purchases.state);
  const ended = await database
    .select({ state: purchases.state, count: count() })
    .from(purchases)
    .where(
      and(
        notInArray(purchases.state, unfinished),
        gt(purchases.createdAt, new Date(now.getTime() - DAY_MILLISECONDS)),
      ),
    )
    .groupBy(purchases.state);
  const byState = { ...none };
  for (const row of [...open, ...ended]) byState[row.state] = row.count;
  const begun = open.flatMap(({ oldest }) => (oldest === null ? [] : [oldest.getTime()]));
  return {
    byState,
    alerted: open.reduce((sum, row) => sum + row.alerted, 0),
    oldestUnfinished:
      begun.length === 0 ? 0 : Math.max(0, now.getTime() - Math.min(...begun)) / 1_000,
  };
};

/** Asks once for all metrics of one reading. */
const remembered = (read: () => Promise<PurchaseCounts>): (() => Promise<PurchaseCounts>) => {
  let last: { readonly counts: Promise<PurchaseCounts>; readonly at: number } | undefined;
  return () => {
    const at = performance.now();
    if (last === undefined || at - last.at > FRESH_MILLISECONDS) last = { counts: read(), at };
    return last.counts;
  };
};

/** Shows how purchases stand, as `read` counts them. */
export const showPurchases = (read: () => Promise<PurchaseCounts>): void => {
  const counts = remembered(read);
  readAtScrape(
    {
      name: "countersign_purchases",
      help: "Unfinished purchases, and ended ones that were begun within a day, by state.",
      kind: "gauge",
      labelNames: ["state"],
    },
    async () =>
      Object.entries((await counts()).byState).map(([state, value]) => ({
        labels: { state },
        value,
      })),
  );
  readAtScrape(
    {
      name: "countersign_purchases_alerted",
      help: "Unfinished purchases that do not get on, of which the operator was told.",
      kind: "gauge",
      labelNames: [],
    },
    async () => [{ labels: {}, value: (await counts()).alerted }],
  );
  readAtScrape(
    {
      name: "countersign_purchase_oldest_unfinished_seconds",
      help: "Age of the oldest purchase that has not ended; 0 where there is none.",
      kind: "gauge",
      labelNames: [],
    },
    async () => [{ labels: {}, value: (await counts()).oldestUnfinished }],
  );
};
