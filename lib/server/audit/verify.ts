import { asc, gt } from "drizzle-orm";
import type { Database } from "@/lib/server/db";
import { auditLog } from "@/lib/server/db/schema/audit";
import { ChainWalk, type AuditReport, type StoredEntry } from "./chain";

export type { AuditReport } from "./chain";

const PAGE = 1_000;

/** Every entry in its order, a page at a time; those written meanwhile come too. */
export async function* everyEntry(
  database: Database,
): AsyncGenerator<readonly StoredEntry[], undefined, undefined> {
  let last: number | null = null;
  for (;;) {
    const rows: StoredEntry[] = await database
      .select()
      .from(auditLog)
      // From whatever comes first: an entry slipped in before the first is a change too.
      .where(last === null ? undefined : gt(auditLog.sequence, last))
      .orderBy(asc(auditLog.sequence))
      .limit(PAGE);
    if (rows.length > 0) yield rows;
    last = rows.at(-1)?.sequence ?? last;
    if (rows.length < PAGE) return undefined;
  }
}

/**
 * Walks the whole chain and stops at the first entry that does not hold.
 * @param known The hash of an entry that must be in it, or null.
 */
export const verifyAudit = async (
  database: Database,
  known: string | null,
): Promise<AuditReport> => {
  const walk = new ChainWalk(known);
  for await (const rows of everyEntry(database))
    for (const row of rows) if (!walk.take(row)) return walk.report;
  return walk.report;
};
