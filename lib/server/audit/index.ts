import "server-only";
import * as z from "zod";
import { database } from "@/lib/server/db";
import { verifyAudit, type AuditReport } from "./verify";

export { appendAudit } from "./append";
export { verifyExport } from "./export";
export { deedsTo, entriesOf } from "./read";
export { verifyAudit } from "./verify";

const question = z.strictObject({ known: z.string().nullable() });

/** Walks this instance's whole audit log. @param input `{ known }`: a head noted earlier, or null. */
export const auditReport = async (input: unknown): Promise<AuditReport> =>
  verifyAudit(await database(), question.parse(input).known);
