import { and, eq, inArray, isNotNull, lte, or, type SQL } from "drizzle-orm";
import type { PurchaseFilter } from "@/lib/core/operator/purchases";
import { purchases } from "@/lib/server/db/schema/purchases";
import { OVERDUE_MILLIS, OVERDUE_STATES } from "../overdue";
import { openStates } from "../store/read";

/** Nothing has ended it yet. */
export const unfinished = (): SQL => inArray(purchases.state, [...openStates]);

/** isStuck (overdue.ts), asked of the database. */
export const stuck = (now: Date): SQL | undefined =>
  or(
    and(isNotNull(purchases.alertedAt), unfinished()),
    and(
      inArray(purchases.state, [...OVERDUE_STATES]),
      lte(purchases.updatedAt, new Date(now.getTime() - OVERDUE_MILLIS)),
    ),
  );

/** The chain does not show it as it was agreed. */
export const disputed = (): SQL => eq(purchases.notice, "CHAIN_DISPUTED");

/** What a filter lets through; undefined is all. */
export const standing = (filter: PurchaseFilter | null, now: Date): SQL | undefined => {
  if (filter === null) return undefined;
  if (filter === "unfinished") return unfinished();
  if (filter === "stuck") return stuck(now);
  return filter === "disputed" ? disputed() : eq(purchases.state, filter);
};
