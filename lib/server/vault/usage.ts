import { desc, eq, sql } from "drizzle-orm";
import type { Database } from "@/lib/server/db";
import { credentialUsage } from "@/lib/server/db/schema/credentials";

/** One attempt made with a credential. `status` null: no answer came. */
export interface CredentialUse {
  readonly credentialId: string;
  readonly operation: string;
  readonly status: number | null;
  readonly at: Date;
}

interface Count {
  credentialId: string;
  hour: Date;
  operation: string;
  calls: number;
  errors: number;
  refusals: number;
  lastAt: Date;
}

const HOUR_MILLISECONDS = 60 * 60 * 1000;

/**
 * Counts uses in memory and writes them now and then: a row per attempt would cost more than the
 * attempt. A process that dies loses the seconds since its last writing, no more.
 */
export class UsageCounter {
  #counts = new Map<string, Count>();

  add({ credentialId, operation, status, at }: CredentialUse): void {
    const hours = Math.floor(at.getTime() / HOUR_MILLISECONDS);
    const key = `${credentialId} ${hours} ${operation}`;
    const count = this.#counts.get(key) ?? {
      credentialId,
      hour: new Date(hours * HOUR_MILLISECONDS),
      operation,
      calls: 0,
      errors: 0,
      refusals: 0,
      lastAt: at,
    };
    count.calls += 1;
    if (status === null || status >= 400) count.errors += 1;
    if (status === 401 || status === 403) count.refusals += 1;
    if (at > count.lastAt) count.lastAt = at;
    this.#counts.set(key, count);
  }

  /** Writes what was counted. What could not be written stays counted for the next time. */
  async flush(database: Database): Promise<void> {
    const counts = [...this.#counts.values()];
    if (counts.length === 0) return;
    this.#counts = new Map();
    try {
      await database
        .insert(credentialUsage)
        .values(counts)
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

  #giveBack(count: Count): void {
    const hours = count.hour.getTime() / HOUR_MILLISECONDS;
    const key = `${count.credentialId} ${hours} ${count.operation}`;
    const newer = this.#counts.get(key);
    this.#counts.set(
      key,
      newer === undefined
        ? count
        : {
            ...count,
            calls: count.calls + newer.calls,
            errors: count.errors + newer.errors,
            refusals: count.refusals + newer.refusals,
            lastAt: newer.lastAt > count.lastAt ? newer.lastAt : count.lastAt,
          },
    );
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
