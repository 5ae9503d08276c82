import { CodedError } from "@/lib/core/errors";
import { workOnDue, type DueWorker } from "@/lib/server/due-work";
import { takeOff } from "./cancel";
import type { SellingContext } from "./context";
import { makeListing } from "./make";
import { lookAtListing } from "./look";
import { waitAfter } from "./patience";
import { claimDueRows, nextDueAt, releaseRow } from "./store/lease";
import type { Row } from "./store/rows";

/** Listings one process works on at a time. */
const AT_ONCE = 4;

const step = (context: SellingContext, row: Row): Promise<Row> => {
  switch (row.state) {
    case "making":
      return makeListing(context, row, "away");
    case "cancelling":
      return takeOff(context, row, "away");
    case "signing":
    case "active":
      return lookAtListing(context, row);
    case "sold":
    case "cancelled":
    case "failed":
      return Promise.resolve(row);
  }
};

/** Does what is due of one claimed listing, gives the claim back and says when to look again. */
export const workOn = async (context: SellingContext, claimed: Row): Promise<void> => {
  let after: Pick<Row, "state" | "tries" | "attemptedAt"> = claimed;
  let failed = true;
  try {
    after = await step(context, claimed);
    failed = false;
  } catch (error) {
    if (!(error instanceof CodedError) || error.code === "INTERNAL") throw error;
    const { code } = error;
    context.log.warn({ component: "selling", code }, "A listing was refused, or has to wait.");
  } finally {
    const tries = claimed.tries + 1;
    const waits = failed ? { ...after, tries } : after;
    await releaseRow(context, claimed, waitAfter(waits, context.now()), failed ? { tries } : {});
  }
};

/** Works on every listing that is due, for as long as the process lives. Safe in every instance at once. */
export const runSellingWorker = (context: SellingContext): DueWorker =>
  workOnDue({
    atOnce: AT_ONCE,
    now: context.now,
    claim: (most) => claimDueRows(context, most),
    work: (row) => workOn(context, row),
    nextAt: () => nextDueAt(context),
    workFailed: ({ owner: wallet }, error) => {
      context.log.error(
        { component: "selling", wallet, error },
        "A listing could not be worked on.",
      );
    },
    lookFailed: (error) => {
      context.log.error({ component: "selling", error }, "Due listings could not be looked for.");
    },
  });
