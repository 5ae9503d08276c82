import { asc, eq } from "drizzle-orm";
import type { Deed } from "@/lib/core/operator/deed";
import type { Database } from "@/lib/server/db";
import { auditLog } from "@/lib/server/db/schema/audit";

const wordsOf = (details: unknown): string | null => {
  if (typeof details !== "object" || details === null) return null;
  const words = "reason" in details ? details.reason : "note" in details ? details.note : null;
  return typeof words === "string" ? words : null;
};

/** The entries about one thing as they stand in the chain, oldest first. @param subject its id */
export const entriesOf = (
  database: Database,
  subject: string,
): Promise<(typeof auditLog.$inferSelect)[]> =>
  database
    .select()
    .from(auditLog)
    .where(eq(auditLog.subject, subject))
    .orderBy(asc(auditLog.sequence));

/** What was done to one thing, oldest first. @param subject its id */
export const deedsTo = async (database: Database, subject: string): Promise<readonly Deed[]> =>
  (await entriesOf(database, subject)).map(({ sequence, at, actor, action, details }) => ({
    sequence,
    at: at.toISOString(),
    actor,
    action,
    words: wordsOf(details),
  }));
