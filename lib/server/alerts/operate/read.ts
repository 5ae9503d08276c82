import { desc } from "drizzle-orm";
import {
  alertRule,
  alertRules,
  isAlertRuleId,
  type AlertEventView,
  type AlertState,
  type AlertView,
} from "@/lib/core/operator/alerts";
import { deedsTo } from "@/lib/server/audit";
import { alertEvents, alerts } from "@/lib/server/db/schema/alerts";
import type { AlertStore } from "../context";

/** What the audit log calls a rule: ids of different things never meet. */
export const auditSubject = (rule: string): string => `alert:${rule}`;

const DEEDS_SHOWN = 5;
const EVENTS_SHOWN = 50;

const order: Readonly<Record<AlertState, number>> = { firing: 0, pending: 1, quiet: 2 };

/** Every rule as it stands, those that fire first. */
export const listAlerts = async ({ database, now }: AlertStore): Promise<readonly AlertView[]> => {
  const at = now();
  const rows = new Map((await database.select().from(alerts)).map((row) => [row.rule, row]));
  const views = await Promise.all(
    alertRules.map(async ({ id }) => {
      const row = rows.get(id);
      const silencedUntil = row?.silencedUntil ?? null;
      const isFiring = row?.state === "firing";
      return {
        rule: alertRule(id),
        state: row?.state ?? "quiet",
        since: (row?.since ?? at).toISOString(),
        value: row?.value ?? null,
        acknowledgedAt: row?.acknowledgedAt?.toISOString() ?? null,
        silencedUntil:
          silencedUntil !== null && silencedUntil > at ? silencedUntil.toISOString() : null,
        deeds: isFiring ? (await deedsTo(database, auditSubject(id))).slice(-DEEDS_SHOWN) : [],
      };
    }),
  );
  return views.sort((left, right) => order[left.state] - order[right.state]);
};

/** What became of the rules of late, newest first. */
export const listAlertEvents = async ({
  database,
}: Pick<AlertStore, "database">): Promise<readonly AlertEventView[]> => {
  const rows = await database
    .select()
    .from(alertEvents)
    .orderBy(desc(alertEvents.id))
    .limit(EVENTS_SHOWN);
  return rows.flatMap(({ id, rule, kind, value, at, delivery, tries, reason }) =>
    isAlertRuleId(rule)
      ? [
          {
            id: id.toString(),
            rule: alertRule(rule),
            at: at.toISOString(),
            ...{ kind, value, delivery, tries, reason },
          },
        ]
      : [],
  );
};

/** When the rules were last looked at by any instance, ISO 8601; null before the first time. */
export const lastLook = async ({
  database,
}: Pick<AlertStore, "database">): Promise<string | null> => {
  const [row] = await database
    .select({ at: alerts.evaluatedAt })
    .from(alerts)
    .orderBy(desc(alerts.evaluatedAt))
    .limit(1);
  return row?.at.toISOString() ?? null;
};
