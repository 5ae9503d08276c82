import { workOnDue, type DueWorker } from "@/lib/server/due-work";
import { recordMissedPurchases, recordSoldListings } from "./catch-up";
import { checkSale } from "./check";
import type { SalesContext } from "./context";
import { forgetHearings } from "./hearing-store";
import { claimDueSales, nextSaleAt } from "./store";

/** Sales one process looks at at a time. */
const AT_ONCE = 4;
/** How often own listings that REALM calls sold are looked through, and how far back. */
const LISTINGS_EVERY_MILLIS = 15_000;
const LISTINGS_BACK_MILLIS = 3_600_000;

/** Writes down what was missed: everything at the first call, of listings the latest from then on. */
const catcher = (context: SalesContext): (() => Promise<void>) => {
  let lookedAt: number | null = null;
  return async () => {
    const at = context.now().getTime();
    if (lookedAt !== null && at - lookedAt < LISTINGS_EVERY_MILLIS) return;
    const since = lookedAt === null ? null : new Date(lookedAt - LISTINGS_BACK_MILLIS);
    const count =
      (lookedAt === null ? await recordMissedPurchases(context) : 0) +
      (await recordSoldListings(context, since));
    await forgetHearings(context);
    lookedAt = at;
    if (count > 0) context.log.info({ component: "sales", count }, "Sales were written down.");
  };
};

/** Checks every sale that is due, for as long as the process lives. Safe in every instance at once. */
export const runSaleChecker = (context: SalesContext): DueWorker => {
  const { log } = context;
  const catchUp = catcher(context);
  return workOnDue({
    atOnce: AT_ONCE,
    now: context.now,
    before: catchUp,
    claim: (most) => claimDueSales(context, most),
    work: async (sale) => {
      await checkSale(context, sale);
    },
    nextAt: () => nextSaleAt(context),
    workFailed: ({ listingId }, error) => {
      const fields = { component: "sales", listingId, error };
      log.error(fields, "How a sale was checked could not be written down.");
    },
    lookFailed: (error) => {
      log.error({ component: "sales", error }, "Sales could not be looked for.");
    },
  });
};
