import { and, eq, inArray } from "drizzle-orm";
import { webhookEvents } from "@/lib/server/db/schema/webhooks";
import type { Stored, StoredEvent } from "./lease";

/** Those that another instance took over when the lease ran out are that instance's to write. */
const held = (events: readonly StoredEvent[], leaseUntil: Date) =>
  and(
    inArray(
      webhookEvents.id,
      events.map(({ id }) => id),
    ),
    eq(webhookEvents.state, "stored"),
    eq(webhookEvents.leaseUntil, leaseUntil),
  );

/** How an event ended. */
export interface Ending {
  readonly event: StoredEvent;
  readonly state: Exclude<StoredEvent["state"], "stored">;
  readonly reason: string | null;
}

/** Those that ended alike, under the same lease. */
const alike = (endings: readonly Ending[]): readonly (readonly [Ending, ...Ending[]])[] => {
  const groups = new Map<string, [Ending, ...Ending[]]>();
  for (const ending of endings) {
    const { event, state, reason } = ending;
    const key = JSON.stringify([state, reason, event.leaseUntil.getTime()]);
    const group = groups.get(key);
    if (group) group.push(ending);
    else groups.set(key, [ending]);
  }
  return [...groups.values()];
};

/** Ends events, those that ended alike in one statement. @returns one true for each */
export const settleEvents = async (
  { database, now }: Stored,
  endings: readonly Ending[],
): Promise<readonly true[]> => {
  const at = now();
  for (const group of alike(endings)) {
    const [{ event, state, reason }] = group;
    await database
      .update(webhookEvents)
      .set({ state, reason, leaseUntil: at, settledAt: at })
      .where(
        held(
          group.map((ending) => ending.event),
          event.leaseUntil,
        ),
      );
  }
  return endings.map(() => true);
};

/** Gives an event back, to be looked at again after `waitMillis`. */
export const postponeEvent = async (
  { database, now }: Stored,
  event: StoredEvent,
  next: { readonly waitMillis: number; readonly attempts: number; readonly reason: string | null },
): Promise<void> => {
  const at = now();
  const { waitMillis, ...rest } = next;
  await database
    .update(webhookEvents)
    .set({ ...rest, leaseUntil: at, dueAt: new Date(at.getTime() + waitMillis) })
    .where(held([event], event.leaseUntil));
};
