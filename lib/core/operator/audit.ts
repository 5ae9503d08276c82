import * as z from "zod";

/** An entry of the audit log as a row of the list. */
export interface AuditLine {
  readonly sequence: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** A wallet in base58, "command line" or "system". */
  readonly actor: string;
  /** Such as "credential.revoked". */
  readonly action: string;
  readonly subject: string;
  /** All that was noted of it, by name. */
  readonly details: Readonly<Record<string, string>>;
  readonly hash: string;
}

/** How far back a list looks; the words of its address and its length in milliseconds. */
export const auditSpans = {
  "1h": 60 * 60_000,
  "24h": 24 * 60 * 60_000,
  "7d": 7 * 24 * 60 * 60_000,
  "30d": 30 * 24 * 60 * 60_000,
} as const;
export type AuditSpan = keyof typeof auditSpans;

export const isAuditSpan = (text: string): text is AuditSpan => Object.hasOwn(auditSpans, text);

/** What the list can be narrowed to, by its name in the address. */
export const auditNarrowings = ["action", "within"] as const;

/** How the chain stood when it was last walked whole. Also the answer of `POST /api/operator/audit/verify`. */
export const chainStateSchema = z.object({
  /** Entries that hold, from the first on. */
  entries: z.int().nonnegative(),
  /** Hash of the last entry that holds; where the log was cut off, of the last that was seen before. */
  head: z.string(),
  /** Whether entries are gone from its end that this instance has seen there. */
  isCut: z.boolean(),
  broken: z.object({ sequence: z.number(), problem: z.string() }).nullable(),
  /** ISO 8601, UTC. */
  checkedAt: z.iso.datetime(),
});
export type ChainState = z.infer<typeof chainStateSchema>;
