import { Webhook } from "standardwebhooks";
import { alertRule, isAlertRuleId, thresholdWords, valueWords } from "@/lib/core/operator/alerts";
import type { alertEvents } from "@/lib/server/db/schema/alerts";

export type StoredAlertEvent = typeof alertEvents.$inferSelect;

/** The body of one message: what happened, and where one looks. No wallet, no id, nothing of a person. */
export const messageOf = (
  { rule: id, kind, value, at }: Pick<StoredAlertEvent, "rule" | "kind" | "value" | "at">,
  appUrl: URL,
): string => {
  const rule = isAlertRuleId(id) ? alertRule(id) : null;
  return JSON.stringify({
    type: `alert.${kind}`,
    timestamp: at.toISOString(),
    data: {
      rule: id,
      value,
      instance: appUrl.origin,
      // A rule that a later version does not have any more is told by its id.
      ...(rule === null
        ? {}
        : {
            title: rule.title,
            severity: rule.severity,
            measured: valueWords(rule, value),
            fires: thresholdWords(rule),
            means: rule.means,
            todo: rule.todo,
            console: new URL(rule.href, appUrl).href,
            runbook: `docs/alerts.md#${rule.id}`,
          }),
    },
  });
};

/** Its headers as Standard Webhooks has them, signed anew for each try: a receiver bounds the age. */
export const signedHeaders = (
  secret: string,
  { id, at, body }: { readonly id: string; readonly at: Date; readonly body: string },
): Readonly<Record<string, string>> => ({
  "content-type": "application/json",
  "webhook-id": id,
  "webhook-timestamp": Math.floor(at.getTime() / 1_000).toString(),
  "webhook-signature": new Webhook(secret).sign(id, at, body),
});
