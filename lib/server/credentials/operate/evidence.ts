import { asc, desc, eq, min, or, sql } from "drizzle-orm";
import type { CredentialFile } from "@/lib/core/operator/credentials";
import { entriesOf, verifyAudit } from "@/lib/server/audit";
import type { Database } from "@/lib/server/db";
import { credentialUsage } from "@/lib/server/db/schema/credentials";
import { realmCalls } from "@/lib/server/db/schema/realm-calls";
import { readCredentialFile } from "./read";

/** More single calls than anybody reads; the hours of use beside them are always whole. */
const MOST_CALLS = 20_000;

/** Also calls that ended with another: each attempt stands with its own. */
const madeWith = (fingerprint: string) =>
  or(
    eq(realmCalls.fingerprint, fingerprint),
    sql`${realmCalls.trail} @> ${JSON.stringify([{ fingerprint }])}::jsonb`,
  );

const singleCalls = async ({ database, droppedCalls }: EvidenceContext, fingerprint: string) => {
  // Before the calls: what is forgotten meanwhile must not be claimed to be there.
  const [kept] = await database.select({ since: min(realmCalls.startedAt) }).from(realmCalls);
  const rows = await database
    .select({
      requestId: realmCalls.requestId,
      upstreamRequestId: realmCalls.upstreamRequestId,
      operation: realmCalls.operation,
      startedAt: realmCalls.startedAt,
      duration: realmCalls.duration,
      status: realmCalls.status,
      outcome: realmCalls.outcome,
      attempts: realmCalls.attempts,
      subject: realmCalls.subject,
    })
    .from(realmCalls)
    .where(madeWith(fingerprint))
    .orderBy(desc(realmCalls.id))
    .limit(MOST_CALLS + 1);
  return {
    // Of any credential: what was called before is in the hours of use alone.
    keptSince: kept?.since ?? null,
    // Of any credential, by the instance that was asked, since it started.
    droppedUnrecorded: droppedCalls(),
    allThatIsKept: rows.length <= MOST_CALLS,
    newestFirst: rows.slice(0, MOST_CALLS),
  };
};

const everyHour = (database: Database, id: string) =>
  database
    .select({
      hour: credentialUsage.hour,
      operation: credentialUsage.operation,
      calls: credentialUsage.calls,
      errors: credentialUsage.errors,
      refusals: credentialUsage.refusals,
      lastAt: credentialUsage.lastAt,
    })
    .from(credentialUsage)
    .where(eq(credentialUsage.credentialId, id))
    .orderBy(asc(credentialUsage.hour), asc(credentialUsage.operation));

/** What it is and how it stands, without its use, which is told whole beside. */
const pickIdentity = (file: Omit<CredentialFile, "deeds" | "unusual">) => ({
  id: file.id,
  owner: file.owner,
  label: file.label,
  fingerprint: file.fingerprint,
  scopes: file.scopes,
  account: file.account,
  state: file.state,
  createdAt: file.createdAt,
  verifiedAt: file.verifiedAt,
  activatedAt: file.activatedAt,
  replacedAt: file.replacedAt,
  revokedAt: file.revokedAt,
  reason: file.reason,
  lastUsedAt: file.lastUsedAt,
  calls: file.calls,
  errors: file.errors,
  refusals: file.refusals,
});

export interface EvidenceContext {
  readonly database: Database;
  readonly now: () => Date;
  /** Of the instance, as people reach it. */
  readonly instance: string;
  /** Calls that this process did not record, as there was no room. */
  readonly droppedCalls: () => number;
}

/**
 * All that is known of one credential, as one JSON text to be kept elsewhere (seed D21): what it is,
 * what was done to it, every hour of use, every single call that is still kept, and its audit entries
 * with their hashes. Nothing secret: no column that holds any is read.
 * @throws CodedError NOT_FOUND
 */
export const credentialEvidence = async (
  context: EvidenceContext,
  id: string,
  by: string,
): Promise<{ readonly fileName: string; readonly text: string }> => {
  const { database, now, instance } = context;
  const at = now();
  const { unusual, deeds, ...file } = await readCredentialFile(database, id, at);
  const { fingerprint } = file;
  const evidence = {
    format: "countersign/credential-evidence/2",
    instance,
    exportedAt: at,
    exportedBy: by,
    credential: pickIdentity(file),
    unusual,
    timeline: deeds,
    usageByHour: await everyHour(database, id),
    // A key that several wallets connected has one fingerprint: calls of all of them are here.
    calls: await singleCalls(context, fingerprint),
    auditEntries: await entriesOf(database, id),
    auditLog: await verifyAudit(database, null),
  };
  return {
    fileName: `credential-${fingerprint}-${at.toISOString().slice(0, 19).replaceAll(":", "")}Z.json`,
    text: `${JSON.stringify(evidence, null, 2)}\n`,
  };
};
