import { and, asc, eq, gt, inArray, lt, lte, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { CodedError } from "@/lib/core/errors";
import { workOnDue, type DueWorker } from "@/lib/server/due-work";
import { alertEvents } from "@/lib/server/db/schema/alerts";
import type { Log } from "@/lib/server/log";
import type { OutsideAnswer } from "@/lib/server/outside";
import type { AlertStore } from "./context";
import { messageOf, signedHeaders, type StoredAlertEvent } from "./message";

export interface DeliveryContext extends AlertStore {
  readonly log: Log;
  readonly appUrl: URL;
  readonly secret: string;
  /** Sends one message to the operator's address. @throws CodedError OUTSIDE_* */
  readonly post: (
    body: Uint8Array,
    headers: Readonly<Record<string, string>>,
  ) => Promise<Pick<OutsideAnswer, "status">>;
}

/** After each try that failed. */
const PAUSES_SECONDS = [5, 15, 60, 300, 900, 3_600, 10_800, 21_600];
const LONGEST_SECONDS = Math.max(...PAUSES_SECONDS);
/** Some ten hours: all of these pauses. A try that was brought forward takes nothing from them. */
const GIVEN_UP_AFTER_SECONDS = PAUSES_SECONDS.reduce((sum, pause) => sum + pause, 0);

/** Longer than one try may take. */
const LEASE_MILLIS = 60_000;

const isWaiting = eq(alertEvents.delivery, "waiting");

/** Those of one rule go in their order: whether none before it waits. */
const isFirstOfItsRule = (database: AlertStore["database"]) => {
  const earlier = alias(alertEvents, "earlier");
  return notExists(
    database
      .select({ id: earlier.id })
      .from(earlier)
      .where(
        and(
          eq(earlier.rule, alertEvents.rule),
          eq(earlier.delivery, "waiting"),
          lt(earlier.id, alertEvents.id),
        ),
      ),
  );
};

/**
 * Brings what waits for its next try forward: after news of its rule, which waits behind it, or of a
 * receiver that takes messages again.
 * @param rule Of one rule; of all where left out
 */
export const hurry = async ({ database, now }: AlertStore, rule?: string): Promise<void> => {
  const at = now();
  const ofRule = rule === undefined ? undefined : eq(alertEvents.rule, rule);
  await database
    .update(alertEvents)
    .set({ dueAt: at })
    .where(and(isWaiting, gt(alertEvents.dueAt, at), ofRule));
};

/** Seconds until the next try; undefined where it is given up. */
const pauseAfter = ({ tries, at }: StoredAlertEvent, now: Date): number | undefined => {
  const age = (now.getTime() - at.getTime()) / 1_000;
  return PAUSES_SECONDS[tries] ?? (age < GIVEN_UP_AFTER_SECONDS ? LONGEST_SECONDS : undefined);
};

/** Claims messages that are due. Those of one rule go in their order: "resolved" never comes first. */
export const claimDueMessages = (
  { database, now }: AlertStore,
  most: number,
): Promise<StoredAlertEvent[]> => {
  const at = now();
  return database.transaction(async (transaction) => {
    const isFirst = isFirstOfItsRule(transaction);
    const due = await transaction
      .select({ id: alertEvents.id })
      .from(alertEvents)
      .where(and(isWaiting, lte(alertEvents.dueAt, at), lte(alertEvents.leaseUntil, at), isFirst))
      .orderBy(asc(alertEvents.dueAt), asc(alertEvents.id))
      .limit(most)
      .for("update", { skipLocked: true });
    if (due.length === 0) return [];
    const ids = due.map(({ id }) => id);
    return transaction
      .update(alertEvents)
      .set({ leaseUntil: new Date(at.getTime() + LEASE_MILLIS) })
      .where(inArray(alertEvents.id, ids))
      .returning();
  });
};

/** What waits for an address that is no longer there is told nowhere: it must not wait for good. */
export const tellNowhere = async ({ database }: Pick<AlertStore, "database">): Promise<void> => {
  await database.update(alertEvents).set({ delivery: "nowhere" }).where(isWaiting);
};

/** When the next message can be claimed: not before the one ahead of it is done with. */
export const nextMessageAt = async ({
  database,
}: Pick<AlertStore, "database">): Promise<Date | null> => {
  const { dueAt, leaseUntil } = alertEvents;
  const [row] = await database
    .select({ at: sql`min(greatest(${dueAt}, ${leaseUntil}))`.mapWith(dueAt) })
    .from(alertEvents)
    .where(and(isWaiting, isFirstOfItsRule(database)));
  return row?.at ?? null;
};

/** Null where it was taken; otherwise what went wrong, as a word or a status. */
const tryOnce = async (
  { appUrl, secret, now, post }: DeliveryContext,
  event: StoredAlertEvent,
): Promise<string | null> => {
  const body = messageOf(event, appUrl);
  const headers = signedHeaders(secret, { id: event.messageId, at: now(), body });
  try {
    const { status } = await post(Buffer.from(body), headers);
    return status >= 200 && status < 300 ? null : status.toString();
  } catch (error) {
    return error instanceof CodedError ? error.code : "INTERNAL";
  }
};

/** Tries a claimed message once and writes down what came of it. */
export const deliverMessage = async (
  context: DeliveryContext,
  event: StoredAlertEvent,
): Promise<void> => {
  const { database, now, log } = context;
  const failure = await tryOnce(context, event);
  const at = now();
  const tries = event.tries + 1;
  const pause = pauseAfter(event, at);
  const settled =
    failure === null
      ? { delivery: "delivered" as const, deliveredAt: at, reason: null }
      : {
          tries,
          reason: failure,
          ...(pause === undefined
            ? { delivery: "given-up" as const }
            : { dueAt: new Date(at.getTime() + pause * 1_000) }),
        };
  await database
    .update(alertEvents)
    .set({ ...settled, leaseUntil: at })
    // A claim that ran out meanwhile is another instance's.
    .where(and(eq(alertEvents.id, event.id), eq(alertEvents.leaseUntil, event.leaseUntil)));
  if (failure === null) {
    await hurry(context);
    return;
  }
  const fields = { component: "alerts", rules: [event.rule], attempt: tries, reason: failure };
  if (pause === undefined) log.error(fields, "An alert could not be delivered and was given up.");
  else log.warn(fields, "An alert could not be delivered; it is tried again.");
};

/** Delivers what is due for as long as the process lives. Safe in every instance at once. */
export const runDeliverer = (context: DeliveryContext): DueWorker =>
  workOnDue({
    atOnce: 4,
    now: context.now,
    claim: (most) => claimDueMessages(context, most),
    work: (event) => deliverMessage(context, event),
    nextAt: () => nextMessageAt(context),
    workFailed: ({ rule }, error) => {
      context.log.error(
        { component: "alerts", rules: [rule], error },
        "How an alert's delivery ended could not be written down.",
      );
    },
    lookFailed: (error) => {
      context.log.error({ component: "alerts", error }, "Alerts could not be looked for.");
    },
  });
