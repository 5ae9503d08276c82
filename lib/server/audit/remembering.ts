import type { ChainState } from "@/lib/core/operator/audit";
import type { Database } from "@/lib/server/db";
import { verifyAudit, type AuditReport } from "./verify";

/** What a process remembers of the chain. */
export interface ChainMemory {
  /** The last head of a chain that held; null before the first walk. */
  head: string | null;
  /** How it stood when it was last walked. */
  state: ChainState | null;
}

/**
 * Walks the whole chain, and looks for the head that it had the last time it held: a log that was cut off at
 * its end holds as well as before. While it is not found it stays the one that is looked for.
 */
export const walkRemembering = async (
  database: Database,
  memory: ChainMemory,
  now: () => Date,
): Promise<{ readonly report: AuditReport; readonly state: ChainState }> => {
  const known = memory.head;
  const report = await verifyAudit(database, known);
  const { entries, head, broken, knowsHead } = report;
  const isCut = broken === null && knowsHead === false;
  if (broken === null && !isCut) memory.head = head;
  const state = {
    ...{ entries, broken, isCut },
    // What was cut off ended with it, and whoever puts it back needs it.
    head: isCut ? (known ?? head) : head,
    checkedAt: now().toISOString(),
  };
  memory.state = state;
  return { report, state };
};
