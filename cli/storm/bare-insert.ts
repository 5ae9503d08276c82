import { performance } from "node:perf_hooks";
import type { Database } from "@/lib/server/db/database";
import { webhookEvents } from "@/lib/server/db/schema/webhooks";
import type { Delivery } from "./plan";

/**
 * What the database can do by itself: the same rows into the same table, each in a statement of its
 * own, so many at once, with nothing around it.
 * @returns rows a second
 */
export const bareInserts = async (
  database: Database,
  deliveries: readonly Delivery[],
  atOnce: number,
): Promise<number> => {
  const left = deliveries.values();
  const lane = async (): Promise<void> => {
    for (const { eventId, body } of left) {
      const at = new Date();
      await database.insert(webhookEvents).values({
        eventId: `bare_${eventId}`,
        eventType: "listing.sold",
        subject: `bare:${eventId}`,
        body,
        source: "127.0.0.1",
        scheme: "body",
        occurredAt: at,
        receivedAt: at,
        state: "nothing-to-do",
        dueAt: at,
        leaseUntil: at,
        settledAt: at,
      });
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: atOnce }, lane));
  return (deliveries.length * 1_000) / (performance.now() - begun);
};
