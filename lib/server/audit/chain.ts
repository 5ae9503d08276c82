import * as z from "zod";
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

/** An entry as it stands in the database or in an export. */
export interface StoredEntry {
  readonly sequence: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: unknown;
  readonly previousHash: string;
  readonly hash: string;
}

const detailsSchema = z.record(z.string(), z.string());

const problemOf = (entry: StoredEntry, sequence: number, previousHash: string): string | null => {
  if (entry.sequence < sequence) return "it was slipped in before the first";
  if (entry.sequence !== sequence) return "an entry is missing before this one";
  if (entry.previousHash !== previousHash) return "it does not follow the entry before it";
  const details = detailsSchema.safeParse(entry.details);
  if (!details.success || hashEntry({ ...entry, details: details.data }) !== entry.hash)
    return "it was changed after it was written";
  return null;
};

/** Walks entries in their order and stops at the first that does not hold. */
export class ChainWalk {
  readonly #known: string | null;
  #report: AuditReport;

  /** @param known The hash of an entry that must be among them, or null. */
  constructor(known: string | null) {
    this.#known = known;
    const knowsHead = known === null ? null : known === GENESIS_HASH;
    this.#report = { entries: 0, head: GENESIS_HASH, broken: null, knowsHead };
  }

  get report(): AuditReport {
    return this.#report;
  }

  /** @returns whether it holds up to and with this one */
  take(entry: StoredEntry): boolean {
    const { entries, head, knowsHead } = this.#report;
    const problem = problemOf(entry, entries + 1, head);
    if (problem !== null) return this.stop(entry.sequence, problem);
    this.#report = {
      entries: entries + 1,
      head: entry.hash,
      broken: null,
      knowsHead: entry.hash === this.#known ? true : knowsHead,
    };
    return true;
  }

  /** What comes here is no entry, or not the next one. */
  stop(sequence: number, problem: string): false {
    this.#report = { ...this.#report, broken: { sequence, problem } };
    return false;
  }
}
