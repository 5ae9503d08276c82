import { and, asc, desc, eq, gte, ilike, lt, or } from "drizzle-orm";
import * as z from "zod";
import { auditSpans, isAuditSpan, type AuditLine } from "@/lib/core/operator/audit";
import type { OperatorQuery } from "@/lib/core/operator/query";
import type { Database } from "@/lib/server/db";
import { anywhere } from "@/lib/server/db/like";
import { auditLog } from "@/lib/server/db/schema/audit";

const PAGE = 50;
const SEQUENCE = /^\d{1,15}$/u;
const detailsSchema = z.record(z.string(), z.string());

const found = (text: string) => {
  if (text === "") return undefined;
  const pattern = anywhere(text);
  const { actor, action, subject, hash } = auditLog;
  return or(...[actor, action, subject, hash].map((column) => ilike(column, pattern)));
};

export interface AuditPage {
  readonly lines: readonly AuditLine[];
  /** The cursor of the page that follows, or null on the last one. */
  readonly older: string | null;
}

/** Entries by who, what and to what, newest first, 50 at a time. */
export const searchAudit = async (
  database: Database,
  { text, cursor, more = {} }: OperatorQuery<never>,
  now: Date,
): Promise<AuditPage> => {
  const { action = "", within = "" } = more;
  const before = cursor !== null && SEQUENCE.test(cursor) ? Number(cursor) : null;
  const rows = await database
    .select()
    .from(auditLog)
    .where(
      and(
        found(text),
        action === "" ? undefined : eq(auditLog.action, action),
        isAuditSpan(within)
          ? gte(auditLog.at, new Date(now.getTime() - auditSpans[within]))
          : undefined,
        before === null ? undefined : lt(auditLog.sequence, before),
      ),
    )
    .orderBy(desc(auditLog.sequence))
    .limit(PAGE + 1);
  const lines = rows.slice(0, PAGE).map(({ sequence, at, actor, subject, hash, ...row }) => ({
    sequence,
    at: at.toISOString(),
    actor,
    action: row.action,
    subject,
    // What was changed behind our back may be of any shape; the chain tells of it, the list shows it.
    details: detailsSchema.safeParse(row.details).data ?? {
      unreadable: JSON.stringify(row.details),
    },
    hash,
  }));
  return { lines, older: rows.length > PAGE ? String(lines.at(-1)?.sequence ?? "") : null };
};

/** Every action there has been. */
export const auditActions = async (database: Database): Promise<readonly string[]> => {
  const rows = await database
    .selectDistinct({ action: auditLog.action })
    .from(auditLog)
    .orderBy(asc(auditLog.action));
  return rows.map(({ action }) => action);
};
