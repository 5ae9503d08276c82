import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { asc, notBetween } from "drizzle-orm";
import {
  advance,
  alertRule,
  alertRules,
  quietSince,
  type AlertEventKind,
  type AlertRule,
  type Measurements,
  type Standing,
} from "@/lib/core/operator/alerts";
import type { Database } from "@/lib/server/db";
import { alertEvents, alertRounds, alerts } from "@/lib/server/db/schema/alerts";
import type { AlertContext, AlertStore } from "./context";
import { hurry } from "./deliver";
import { writeStanding } from "./store";

/** The one row that says when the rules were last looked at. */
const ROUND = 1;

/**
 * Takes the round that is due, so that of all instances one looks.
 * A round that is said to be that far in the future is a clock's that was ahead, and no reason to wait.
 * @returns false where another has looked within `everyMillis`
 */
export const claimRound = async (
  { database, now }: AlertStore,
  everyMillis: number,
): Promise<boolean> => {
  const at = now();
  const taken = await database
    .insert(alertRounds)
    .values({ id: ROUND, at })
    .onConflictDoUpdate({
      target: alertRounds.id,
      set: { at },
      setWhere: notBetween(
        alertRounds.at,
        new Date(at.getTime() - everyMillis + 1),
        new Date(at.getTime() + everyMillis),
      ),
    })
    .returning({ id: alertRounds.id });
  return taken.length > 0;
};

interface Happened {
  readonly rule: AlertRule;
  readonly kind: AlertEventKind;
  readonly value: number;
}

const deliveryOf = (telling: boolean, isTold: boolean) => {
  if (!telling) return "silenced";
  return isTold ? "waiting" : "nowhere";
};

type Row = typeof alerts.$inferSelect;

/** Every rule's row, locked; those of rules that are new are made. */
const lockAll = async (transaction: Database, at: Date): Promise<ReadonlyMap<string, Row>> => {
  const read = () => transaction.select().from(alerts).orderBy(asc(alerts.rule)).for("update");
  const rows = await read();
  const known = new Set(rows.map(({ rule }) => rule));
  const fresh = alertRules.filter(({ id }) => !known.has(id));
  if (fresh.length > 0)
    await transaction
      .insert(alerts)
      .values(fresh.map(({ id }) => ({ rule: id, ...quietSince(at), evaluatedAt: at })))
      .onConflictDoNothing();
  const all = fresh.length > 0 ? await read() : rows;
  return new Map(all.map((row) => [row.rule, row]));
};

const standingOf = (row: Row): Standing => {
  const { state, since, value, toldValue, told, acknowledgedAt, silencedUntil } = row;
  return { state, since, value, toldValue, told, acknowledgedAt, silencedUntil };
};

/**
 * Looks at what was measured: every rule, in one transaction. What happened is written with how the
 * rule stands then, or neither is. @returns what happened
 */
export const applyMeasurements = (
  { database, now, isTold }: AlertContext,
  measurements: Measurements,
): Promise<readonly Happened[]> =>
  database.transaction(async (transaction) => {
    const at = now();
    const rows = await lockAll(transaction, at);
    const happened: Happened[] = [];
    for (const { id } of alertRules) {
      const rule = alertRule(id);
      const row = rows.get(id);
      if (row === undefined) continue;
      const before = standingOf(row);
      const value = measurements[rule.measure];
      const { standing, event } = advance(rule, before, value, at);
      if (!isDeepStrictEqual(standing, before)) await writeStanding(transaction, id, standing);
      if (event === null || value === null) continue;
      happened.push({ rule, kind: event.kind, value });
      await hurry({ database: transaction, now }, id);
      await transaction.insert(alertEvents).values({
        messageId: randomUUID(),
        ...{ rule: id, kind: event.kind, value, at },
        delivery: deliveryOf(event.telling, isTold),
        dueAt: at,
        leaseUntil: at,
      });
    }
    await transaction.update(alerts).set({ evaluatedAt: at });
    return happened;
  });
