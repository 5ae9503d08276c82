import { asc, gt } from "drizzle-orm";
import * as z from "zod";
import type { Database } from "@/lib/server/db";
import { auditLog } from "@/lib/server/db/schema/audit";
import { GENESIS_HASH, hashEntry } from "./entry";

/**
 * `head`: the hash of the last entry that holds; noted elsewhere, it also proves that none was cut off
 * the end. `broken`: the first place where the chain does not hold, or null.
 */
export const auditReportSchema = z.object({
  entries: z.number(),
  head: z.string(),
  broken: z.object({ sequence: z.number(), problem: z.string() }).nullable(),
  /** Whether the head that was noted earlier is among them; null where none was asked for. */
  knowsHead: z.boolean().nullable(),
});
export type AuditReport = z.infer<typeof auditReportSchema>;

const PAGE = 1_000;
const detailsSchema = z.record(z.string(), z.string());

type Row = typeof auditLog.$inferSelect;

const problemOf = (row: Row, sequence: number, previousHash: string): string | null => {
  if (row.sequence < sequence) return "it was slipped in before the first";
  if (row.sequence !== sequence) return "an entry is missing before this one";
  if (row.previousHash !== previousHash) return "it does not follow the entry before it";
  const details = detailsSchema.safeParse(row.details);
  if (!details.success || hashEntry({ ...row, details: details.data }) !== row.hash)
    return "it was changed after it was written";
  return null;
};

/**
 * Walks the whole chain, a page at a time, and stops at the first entry that does not hold.
 * @param known The hash of an entry that must be in it, or null.
 */
export const verifyAudit = async (
  database: Database,
  known: string | null,
): Promise<AuditReport> => {
  let entries = 0;
  let head = GENESIS_HASH;
  let knowsHead = known === null ? null : known === GENESIS_HASH;
  for (;;) {
    const rows: Row[] = await database
      .select()
      .from(auditLog)
      // From whatever comes first: an entry slipped in before the first is a change too.
      .where(entries === 0 ? undefined : gt(auditLog.sequence, entries))
      .orderBy(asc(auditLog.sequence))
      .limit(PAGE);
    for (const row of rows) {
      const problem = problemOf(row, entries + 1, head);
      if (problem !== null)
        return { entries, head, broken: { sequence: row.sequence, problem }, knowsHead };
      entries += 1;
      head = row.hash;
      if (head === known) knowsHead = true;
    }
    if (rows.length < PAGE) return { entries, head, broken: null, knowsHead };
  }
};
