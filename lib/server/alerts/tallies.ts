import { gte, and, eq, sql } from "drizzle-orm";
import type { Database } from "@/lib/server/db";
import { tallies } from "@/lib/server/db/schema/alerts";

/** What an instance counts at its own door since its process started. */
export type Counters = Readonly<Record<string, () => number | Promise<number>>>;

const MINUTE_MILLIS = 60_000;

const minuteOf = (at: Date): Date =>
  new Date(Math.floor(at.getTime() / MINUTE_MILLIS) * MINUTE_MILLIS);

/** Adds what was counted since it last did to what all instances counted. */
export class TallyKeeper {
  readonly #counters: Counters;
  readonly #seen = new Map<string, number>();

  constructor(counters: Counters) {
    this.#counters = counters;
  }

  /** Counted again the next time where it could not be written. @throws what the database threw */
  async write(database: Database, now: Date): Promise<void> {
    for (const [kind, read] of Object.entries(this.#counters)) {
      const total = await read();
      const count = total - (this.#seen.get(kind) ?? 0);
      if (count <= 0) continue;
      await database
        .insert(tallies)
        .values({ kind, minute: minuteOf(now), count })
        .onConflictDoUpdate({
          target: [tallies.kind, tallies.minute],
          set: { count: sql`${tallies.count} + excluded.count` },
        });
      this.#seen.set(kind, total);
    }
  }
}

/** How often something was counted since, in all instances; by the full minute. */
export const tallied = async (database: Database, kind: string, since: Date): Promise<number> => {
  const [row] = await database
    .select({ sum: sql<number>`coalesce(sum(${tallies.count}), 0)`.mapWith(Number) })
    .from(tallies)
    .where(and(eq(tallies.kind, kind), gte(tallies.minute, minuteOf(since))));
  return row?.sum ?? 0;
};
