import { eq } from "drizzle-orm";
import type { Database } from "@/lib/server/db";
import { alerts } from "@/lib/server/db/schema/alerts";

export type AlertRow = typeof alerts.$inferSelect;

/** Locks a rule's row for the transaction it is read in; none where it was never looked at. */
export const lockRule = (transaction: Database, rule: string): Promise<AlertRow[]> =>
  transaction.select().from(alerts).where(eq(alerts.rule, rule)).for("update");

/** The rules that fire, by id. */
export const firingRules = async (database: Database): Promise<ReadonlySet<string>> => {
  const rows = await database
    .select({ rule: alerts.rule })
    .from(alerts)
    .where(eq(alerts.state, "firing"));
  return new Set(rows.map(({ rule }) => rule));
};

/** Of a row that is locked. */
export const writeStanding = async (
  transaction: Database,
  rule: string,
  change: Partial<Omit<AlertRow, "rule">>,
): Promise<void> => {
  await transaction.update(alerts).set(change).where(eq(alerts.rule, rule));
};
