import { desc, sql } from "drizzle-orm";
import type { Database } from "@/lib/server/db";
import { auditLog } from "@/lib/server/db/schema/audit";
import { GENESIS_HASH, hashEntry, type AuditEntry } from "./entry";

/** Any number, the same in every instance: "AUDT" in ASCII. One writer at a time keeps the chain one. */
const CHAIN_LOCK = 0x41554454;

/**
 * Adds an entry to the chain. Give it the transaction that does the thing itself: either both stand
 * in the database or neither.
 */
export const appendAudit = async (
  transaction: Database,
  entry: AuditEntry,
  now: Date,
): Promise<void> => {
  await transaction.execute(sql`select pg_advisory_xact_lock(${CHAIN_LOCK})`);
  const [last] = await transaction
    .select({ sequence: auditLog.sequence, hash: auditLog.hash })
    .from(auditLog)
    .orderBy(desc(auditLog.sequence))
    .limit(1);
  const chained = {
    ...entry,
    sequence: (last?.sequence ?? 0) + 1,
    at: now,
    previousHash: last?.hash ?? GENESIS_HASH,
  };
  await transaction.insert(auditLog).values({ ...chained, hash: hashEntry(chained) });
};
