import { sql } from "drizzle-orm";
import type { Database } from "@/lib/server/db";
import { rateSamples } from "@/lib/server/db/schema/rate-samples";
import type { EndedAttempt, EndedCall } from "@/lib/server/upstream";
import { groupOf } from "./row";

type Sample = typeof rateSamples.$inferInsert;

const MINUTE_MILLIS = 60_000;

/** Whether REALM refused it for the limit, or our governor because REALM would have. */
const isRefused = ({ line }: EndedAttempt): boolean =>
  line.status === 429 || line.outcome === "limited";

const keyOf = ({ fingerprint, limitGroup, minute }: Sample): string =>
  `${fingerprint} ${limitGroup} ${minute.getTime()}`;

/** Two tellings of one minute: the least that was left, and how often it was asked. */
const together = (left: Sample, right: Sample): Sample => ({
  ...(right.resetAt >= left.resetAt ? right : left),
  remaining: Math.min(left.remaining, right.remaining),
  attempts: left.attempts + right.attempts,
  refused: left.refused + right.refused,
});

/** What calls told of rate limits since it was last taken, by key, group and minute. */
export class RateSampler {
  #samples = new Map<string, Sample>();

  add({ limitGroup, attempts }: EndedCall): void {
    if (limitGroup === null) return;
    for (const attempt of attempts) {
      const { line, at, limit } = attempt;
      if (limit === null || line.fingerprint === null) continue;
      this.#keep({
        fingerprint: line.fingerprint,
        limitGroup: groupOf(limitGroup),
        minute: new Date(Math.floor(at / MINUTE_MILLIS) * MINUTE_MILLIS),
        limit: limit.limit,
        remaining: limit.remaining,
        resetAt: new Date(limit.resetAt),
        attempts: 1,
        refused: isRefused(attempt) ? 1 : 0,
      });
    }
  }

  #keep(sample: Sample): void {
    const key = keyOf(sample);
    const before = this.#samples.get(key);
    this.#samples.set(key, before === undefined ? sample : together(before, sample));
  }

  /** Writes what was told; what could not be written is told again the next time. */
  async flush(database: Database): Promise<void> {
    const samples = [...this.#samples.values()];
    if (samples.length === 0) return;
    this.#samples = new Map();
    try {
      await database
        .insert(rateSamples)
        .values(samples)
        .onConflictDoUpdate({
          target: [rateSamples.fingerprint, rateSamples.limitGroup, rateSamples.minute],
          set: {
            limit: sql`case when excluded.reset_at >= ${rateSamples.resetAt} then excluded."limit" else ${rateSamples.limit} end`,
            resetAt: sql`greatest(${rateSamples.resetAt}, excluded.reset_at)`,
            remaining: sql`least(${rateSamples.remaining}, excluded.remaining)`,
            attempts: sql`${rateSamples.attempts} + excluded.attempts`,
            refused: sql`${rateSamples.refused} + excluded.refused`,
          },
        });
    } catch (error) {
      for (const sample of samples) this.#keep(sample);
      throw error;
    }
  }
}
