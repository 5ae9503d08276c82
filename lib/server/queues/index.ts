import "server-only";
import { count, eq, inArray, min } from "drizzle-orm";
import { openJobStates } from "@/lib/core/job";
import type { QueueDepth } from "@/lib/core/operator/overview";
import { database } from "@/lib/server/db";
import { alertEvents } from "@/lib/server/db/schema/alerts";
import { jobs } from "@/lib/server/db/schema/jobs";
import { results } from "@/lib/server/db/schema/results";

interface Counted {
  readonly count: number;
  readonly since: Date | null;
}

const depthOf = (name: string, rows: readonly Counted[]): QueueDepth => ({
  name,
  waiting: rows[0]?.count ?? 0,
  since: rows[0]?.since?.toISOString() ?? null,
});

/** What waits in the database beside purchases and webhooks, which have pages of their own. */
export const queueDepths = async (): Promise<readonly QueueDepth[]> => {
  const opened = await database();
  const [working, copying, telling] = await Promise.all([
    opened
      .select({ count: count(), since: min(jobs.createdAt) })
      .from(jobs)
      .where(inArray(jobs.state, [...openJobStates])),
    opened
      .select({ count: count(), since: min(results.createdAt) })
      .from(results)
      .where(eq(results.state, "waiting")),
    opened
      .select({ count: count(), since: min(alertEvents.at) })
      .from(alertEvents)
      .where(eq(alertEvents.delivery, "waiting")),
  ]);
  return [
    depthOf("Jobs under way", working),
    depthOf("Results to copy", copying),
    depthOf("Alerts to deliver", telling),
  ];
};
