import { createHash } from "node:crypto";

/** One thing that was done, before it has its place in the chain. */
export interface AuditEntry {
  /** A wallet in base58, "command line" or "system". */
  readonly actor: string;
  /** Such as "credential.revoked". */
  readonly action: string;
  /** What it was done to: an id. */
  readonly subject: string;
  readonly details: Readonly<Record<string, string>>;
}

export interface ChainedEntry extends AuditEntry {
  readonly sequence: number;
  readonly at: Date;
  readonly previousHash: string;
}

/** Before the first entry. */
export const GENESIS_HASH = "0".repeat(64);

const canonicalDetails = (details: Readonly<Record<string, string>>): readonly string[][] =>
  Object.entries(details).sort(([left], [right]) => (left < right ? -1 : 1));

/**
 * Lower-case hex SHA-256 over every field in one fixed order, as JSON, so that no two entries can be
 * told as the same text (seed D22).
 */
export const hashEntry = (entry: ChainedEntry): string =>
  createHash("sha256")
    .update(
      JSON.stringify([
        "countersign/audit/1",
        entry.sequence,
        entry.at.toISOString(),
        entry.actor,
        entry.action,
        entry.subject,
        canonicalDetails(entry.details),
        entry.previousHash,
      ]),
    )
    .digest("hex");
