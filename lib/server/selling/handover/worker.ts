import { and, asc, eq, inArray, lte, min } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import { openHandovers } from "@/lib/core/listing";
import { workOnDue, type DueWorker } from "@/lib/server/due-work";
import { handovers } from "@/lib/server/db/schema/own-listings";
import type { SellingContext } from "../context";
import { stepHandover } from "./advance";
import { handoverFrom, type Handover } from "./store";

/** Handovers one process works on at a time. */
const AT_ONCE = 4;
/** More than every call of one step takes together. */
const LEASE_MILLIS = 30_000;
const LONGEST_WAIT_MILLIS = 30_000;

const isOpen = inArray(handovers.state, openHandovers);

/** Claims unfinished handovers that are due. Safe in every instance at once. */
export const claimDueHandovers = (
  { database, now }: SellingContext,
  most: number,
): Promise<Handover[]> => {
  const at = now();
  return database.transaction(async (transaction) => {
    const due = await transaction
      .select({ id: handovers.id })
      .from(handovers)
      .where(and(isOpen, lte(handovers.dueAt, at), lte(handovers.leaseUntil, at)))
      .orderBy(asc(handovers.dueAt))
      .limit(most)
      .for("update", { skipLocked: true });
    if (due.length === 0) return [];
    const rows = await transaction
      .update(handovers)
      .set({ leaseUntil: new Date(at.getTime() + LEASE_MILLIS) })
      .where(
        inArray(
          handovers.id,
          due.map(({ id }) => id),
        ),
      )
      .returning();
    return rows.map(handoverFrom);
  });
};

const nextAt = async ({ database }: SellingContext): Promise<Date | null> => {
  const [row] = await database
    .select({ at: min(handovers.dueAt) })
    .from(handovers)
    .where(isOpen);
  return row?.at ?? null;
};

/** Gives a claim back and says when to look again; counts a step that moved nothing. */
const release = async (
  { database, now }: SellingContext,
  { id, leaseUntil }: Handover,
  next: { readonly waitMillis: number; readonly waits: number; readonly absences: number },
): Promise<void> => {
  const { waitMillis, ...counts } = next;
  const at = now();
  await database
    .update(handovers)
    .set({ ...counts, leaseUntil: at, dueAt: new Date(at.getTime() + waitMillis) })
    .where(and(eq(handovers.id, id), eq(handovers.leaseUntil, leaseUntil)));
};

/** Takes one claimed handover a step on. A step that could not look decides nothing: it waits. */
export const advanceHandover = async (
  context: SellingContext,
  claimed: Handover,
): Promise<void> => {
  const { waits, absences } = claimed;
  try {
    const step = await stepHandover(context, claimed);
    const next =
      "moved" in step
        ? { waitMillis: 0, waits: 0, absences: 0 }
        : {
            waitMillis: step.waitMillis,
            waits: step.again ? waits + 1 : 0,
            absences: step.absent ? absences + 1 : 0,
          };
    await release(context, claimed, next);
  } catch (error) {
    const expected = error instanceof CodedError && error.code !== "INTERNAL";
    const fields = { component: "selling", outcome: claimed.state, error };
    if (expected) context.log.warn(fields, "A handover has to wait.");
    else context.log.error(fields, "A step of a handover failed unexpectedly.");
    const waitMillis = Math.min(1_000 * 2 ** waits, LONGEST_WAIT_MILLIS);
    await release(context, claimed, { waitMillis, waits: waits + 1, absences: 0 });
  }
};

/** Moves every unfinished handover that is due, for as long as the process lives. */
export const runHandoverWorker = (context: SellingContext): DueWorker =>
  workOnDue({
    atOnce: AT_ONCE,
    now: context.now,
    claim: (most) => claimDueHandovers(context, most),
    work: (handover) => advanceHandover(context, handover),
    nextAt: () => nextAt(context),
    workFailed: (_handover, error) => {
      context.log.error({ component: "selling", error }, "A handover could not be released.");
    },
    lookFailed: (error) => {
      context.log.error({ component: "selling", error }, "Due handovers could not be looked for.");
    },
  });
