import type { Budgets } from "@/lib/server/upstream";

declare global {
  // Next bundles the instrumentation and the routes apart, each with an upstream of its own. REALM counts
  // their calls together, so both must know of all of them.
  var countersignRealmBudgets: Budgets | undefined;
}

/** What this process knows of REALM's rate limits, whichever bundle learned it. */
export const budgets = (): Budgets => {
  globalThis.countersignRealmBudgets ??= new Map();
  return globalThis.countersignRealmBudgets;
};
