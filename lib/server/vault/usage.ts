import { desc, eq, sql } from "drizzle-orm";
import type { Database } from "@/lib/server/db";
import { credentialUsage } from "@/lib/server/db/schema/credentials";

/** One attempt made with a credential. `status` null: no answer came. */
export interface CredentialUse {
  readonly credentialId: string;
  readonly operation: string;
  readonly status: number | null;
  /** Unix milliseconds. */
  readonly at: number;
}

interface Count {
  credentialId: string;
  /** Unix hours. */
  hour: number;
  operation: string;
  calls: number;
  errors: number;
  refusals: number;
  /** Unix milliseconds. */
  lastAt: number;
}

const HOUR_MILLISECONDS = 60 * 60 * 1000;

const keyOf = (credentialId: string, hour: number, operation: string): string =>
  `${credentialId} ${hour} ${operation}`;

const rowOf = ({ hour, lastAt, ...counts }: Count): typeof credentialUsage.$inferInsert => ({
  ...counts,
  hour: new Date(hour * HOUR_MILLISECONDS),
  lastAt: new Date(lastAt),
});

/**
 * Counts uses in memory and writes them now and then: a row per attempt would cost more than the
 * attempt. A process that dies loses the seconds since its last writing, no more.
 */
export class UsageCounter {
  #counts = new Map<string, Count>();

  add({ credentialId, operation, status, at }: CredentialUse): void {
    const count = this.#countOf(credentialId, Math.floor(at / HOUR_MILLISECONDS), operation);
    count.calls += 1;
    if (status === null || status >= 400) count.errors += 1;
    if (status === 401 || status === 403) count.refusals += 1;
    count.lastAt = Math.max(count.lastAt, at);
  }

  #countOf(credentialId: string, hour: number, operation: string): Count {
    const key = keyOf(credentialId, hour, operation);
    const known = this.#counts.get(key);
    if (known !== undefined) return known;
    const count = { credentialId, hour, operation, calls: 0, errors: 0, refusals: 0, lastAt: 0 };
    this.#counts.set(key, count);
    return count;
  }

  /** Writes what was counted. What could not be written stays counted for the next time. */
  async flush(database: Database): Promise<void> {
    const counts = [...this.#counts.values()];
    if (counts.length === 0) return;
    this.#counts = new Map();
    try {
      await database
        .insert(credentialUsage)
        .values(counts.map(rowOf))
        .onConflictDoUpdate({
          target: [credentialUsage.credentialId, credentialUsage.hour, credentialUsage.operation],
          set: {
            calls: sql`${credentialUsage.calls} + excluded.calls`,
            errors: sql`${credentialUsage.errors} + excluded.errors`,
            refusals: sql`${credentialUsage.refusals} + excluded.refusals`,
            lastAt: sql`greatest(${credentialUsage.lastAt}, excluded.last_at)`,
          },
        });
    } catch (error) {
      for (const count of counts) this.#giveBack(count);
      throw error;
    }
  }

  #giveBack({ credentialId, hour, operation, calls, errors, refusals, lastAt }: Count): void {
    const count = this.#countOf(credentialId, hour, operation);
    count.calls += calls;
    count.errors += errors;
    count.refusals += refusals;
    count.lastAt = Math.max(count.lastAt, lastAt);
  }
}

/** What a credential was used for: totals, and each operation by the hour, the newest 500 of these. */
export interface CredentialUsage {
  readonly calls: number;
  readonly errors: number;
  readonly refusals: number;
  readonly lastAt: Date | null;
  readonly hours: readonly (typeof credentialUsage.$inferSelect)[];
}

const HOURS_SHOWN = 500;

export const usageOf = async (
  database: Database,
  credentialId: string,
): Promise<CredentialUsage> => {
  const mine = eq(credentialUsage.credentialId, credentialId);
  const [total] = await database
    .select({
      calls: sql<number>`coalesce(sum(${credentialUsage.calls}), 0)::int`,
      errors: sql<number>`coalesce(sum(${credentialUsage.errors}), 0)::int`,
      refusals: sql<number>`coalesce(sum(${credentialUsage.refusals}), 0)::int`,
    })
    .from(credentialUsage)
    .where(mine);
  const hours = await database
    .select()
    .from(credentialUsage)
    .where(mine)
    .orderBy(desc(credentialUsage.hour), desc(credentialUsage.lastAt))
    .limit(HOURS_SHOWN);
  return {
    calls: total?.calls ?? 0,
    errors: total?.errors ?? 0,
    refusals: total?.refusals ?? 0,
    lastAt: hours.reduce<Date | null>(
      (latest, { lastAt }) => (latest === null || lastAt > latest ? lastAt : latest),
      null,
    ),
    hours,
  };
};
