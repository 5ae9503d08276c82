import { and, eq, gt } from "drizzle-orm";
import { webhookEvents } from "@/lib/server/db/schema/webhooks";
import type { Stored, StoredEvent } from "./lease";

/** One that another instance took over when the lease ran out is that instance's to write. */
const held = (event: StoredEvent) =>
  and(
    eq(webhookEvents.id, event.id),
    eq(webhookEvents.state, "stored"),
    eq(webhookEvents.leaseUntil, event.leaseUntil),
  );

/** Ends an event. */
export const settleEvent = async (
  { database, now }: Stored,
  event: StoredEvent,
  end: { readonly state: Exclude<StoredEvent["state"], "stored">; readonly reason: string | null },
): Promise<void> => {
  const at = now();
  await database
    .update(webhookEvents)
    .set({ ...end, leaseUntil: at, settledAt: at })
    .where(held(event));
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
    .where(held(event));
};

/** Whether something that happened later to the same subject has been applied already. */
export const isSuperseded = async (
  { database }: Pick<Stored, "database">,
  { subject, occurredAt }: StoredEvent,
): Promise<boolean> => {
  const rows = await database
    .select({ id: webhookEvents.id })
    .from(webhookEvents)
    .where(
      and(
        eq(webhookEvents.subject, subject),
        eq(webhookEvents.state, "applied"),
        gt(webhookEvents.occurredAt, occurredAt),
      ),
    )
    .limit(1);
  return rows.length > 0;
};
