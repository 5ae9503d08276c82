import { sql } from "drizzle-orm";
import type { Database } from "@/lib/server/db";
import { rateSamples } from "@/lib/server/db/schema/rate-samples";
import type { EndedAttempt, EndedCall } from "@/lib/server/upstream";
import { groupOf } from "./row";

type Sample = typeof rateSamples.$inferInsert;

const MINUTE_MILLIS = 60_000;
/** What Postgres' integer holds: a header may name more, and one row too big would keep all from being written. */
const MOST = 2_147_483_647;
/** Samples that wait; beyond it the oldest go. */
const MOST_KEPT = 2_000;

/** Whether REALM refused it for the limit, or our governor because REALM would have. */
const isRefused = ({ line }: EndedAttempt): boolean =>
  line.status === 429 || line.outcome === "limited";

/** Of the credential it was made with, or would have been; null where it says nothing of a limit. */
const fingerprintOf = (attempt: EndedAttempt): string | null =>
  attempt.line.fingerprint ?? (isRefused(attempt) ? attempt.countedFor : null);

const keyOf = ({ fingerprint, limitGroup, minute }: Sample): string =>
  `${fingerprint} ${limitGroup} ${minute.getTime()}`;

/** What was left of the window that ends later: of the one before, nothing counts any more. */
const leastLeft = (left: Sample, right: Sample): number => {
  const ahead = right.resetAt.getTime() - left.resetAt.getTime();
  if (ahead === 0) return Math.min(left.remaining, right.remaining);
  return ahead > 0 ? right.remaining : left.remaining;
};

/** Two tellings of one minute: the least that was left of its latest window, and how often it was asked. */
const together = (left: Sample, right: Sample): Sample => ({
  ...(right.resetAt >= left.resetAt ? right : left),
  remaining: leastLeft(left, right),
  attempts: left.attempts + right.attempts,
  refused: left.refused + right.refused,
});

/** What calls told of rate limits since it was last taken, by key, group and minute. */
export class RateSampler {
  #samples = new Map<string, Sample>();

  add({ limitGroup, attempts }: EndedCall): void {
    if (limitGroup === null) return;
    for (const attempt of attempts) {
      const { at, limit } = attempt;
      const fingerprint = fingerprintOf(attempt);
      if (limit === null || fingerprint === null) continue;
      this.#keep({
        fingerprint,
        limitGroup: groupOf(limitGroup),
        minute: new Date(Math.floor(at / MINUTE_MILLIS) * MINUTE_MILLIS),
        limit: Math.min(limit.limit, MOST),
        remaining: Math.min(limit.remaining, MOST),
        resetAt: new Date(limit.resetAt),
        attempts: 1,
        refused: isRefused(attempt) ? 1 : 0,
      });
    }
  }

  #keep(sample: Sample): void {
    const key = keyOf(sample);
    const before = this.#samples.get(key);
    const [oldest] = this.#samples.keys();
    if (this.#samples.size >= MOST_KEPT && before === undefined && oldest !== undefined)
      this.#samples.delete(oldest);
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
            remaining: sql`case when excluded.reset_at > ${rateSamples.resetAt} then excluded.remaining when excluded.reset_at = ${rateSamples.resetAt} then least(${rateSamples.remaining}, excluded.remaining) else ${rateSamples.remaining} end`,
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
