import "server-only";
import type { ChainState } from "@/lib/core/operator/audit";
import type { OperatorQuery } from "@/lib/core/operator/query";
import { database } from "@/lib/server/db";
import * as exporting from "./export";
import * as searching from "./search";
import { walkRemembering, type ChainMemory } from "./remembering";
import type { AuditReport } from "./verify";

/** What operators see of the audit log, on this process's database. Each stands beside its use. */

declare global {
  // Next bundles pages and routes apart; one walk of the chain is enough for both.
  var countersignChain: ChainMemory | undefined;
}

/** The whole chain is not walked again for every page that is opened. */
const FRESH_MILLISECONDS = 60_000;

export const searchAudit = async (query: OperatorQuery<never>): Promise<searching.AuditPage> =>
  searching.searchAudit(await database(), query, new Date());

export const auditActions = async (): Promise<readonly string[]> =>
  searching.auditActions(await database());

const now = (): Date => new Date();

const memory = (): ChainMemory => (globalThis.countersignChain ??= { head: null, state: null });

/** Walks the whole chain now, and looks for the head that this process knows of it. */
export const auditSinceStart = async (): Promise<AuditReport> =>
  (await walkRemembering(await database(), memory(), now)).report;

/** Walks the whole chain now. */
export const verifyChain = async (): Promise<ChainState> => {
  const { state } = await walkRemembering(await database(), memory(), now);
  return state;
};

/** How the chain stood when it was last walked, at most a minute ago. */
export const chainState = async (): Promise<ChainState> => {
  const { state } = memory();
  const isFresh = state && Date.now() - Date.parse(state.checkedAt) < FRESH_MILLISECONDS;
  return isFresh ? state : verifyChain();
};

/** The whole log as JSON lines. */
export const exportAudit = async (): Promise<ReadableStream<Uint8Array>> =>
  exporting.exportAudit(await database());
