import { workOnDue, type DueWorker } from "@/lib/server/due-work";
import type { SalesContext } from "./context";
import { lookAtSale } from "./elsewhere";
import {
  claimDueHearings,
  nextHearingAt,
  postponeHearing,
  settleHearing,
  type Hearing,
} from "./hearing-store";
import { patience } from "./patience";

/** Questions to REALM at a time: what people wait for goes first. */
const AT_ONCE = 2;

/** Asks REALM about one claimed listing. */
export const askAbout = async (context: SalesContext, hearing: Hearing): Promise<void> => {
  const { listingId } = hearing;
  const askedAt = context.now();
  try {
    await lookAtSale(context, listingId);
    await settleHearing(context, hearing, askedAt);
  } catch (error) {
    context.log.warn(
      { component: "sales", listingId, error },
      "REALM could not be asked yet whether a listing is sold.",
    );
    await postponeHearing(context, hearing, patience(hearing));
  }
};

/** Asks about every listing that was called sold, for as long as the process lives. */
export const runHearings = (context: SalesContext): DueWorker =>
  workOnDue({
    atOnce: AT_ONCE,
    now: context.now,
    claim: (most) => claimDueHearings(context, most),
    work: (hearing) => askAbout(context, hearing),
    nextAt: () => nextHearingAt(context),
    workFailed: ({ listingId }, error) => {
      const fields = { component: "sales", listingId, error };
      context.log.error(fields, "How a sale was asked for could not be written down.");
    },
    lookFailed: (error) => {
      context.log.error({ component: "sales", error }, "Told sales could not be looked for.");
    },
  });
