import { alertRule, alertRules } from "@/lib/core/operator/alerts";
import { readAtScrape } from "@/lib/server/metrics";

/**
 * Shows which alerts fire, for whoever collects them beside our own delivery.
 * @param read The rules that fire, by id
 */
export const showAlerts = (read: () => Promise<ReadonlySet<string>>): void => {
  readAtScrape(
    {
      name: "countersign_alert_firing",
      help: "1 where a rule of the console's alerts fires, by rule and severity.",
      kind: "gauge",
      labelNames: ["rule", "severity"],
    },
    async () => {
      const firing = await read();
      return alertRules.map(({ id }) => ({
        labels: { rule: id, severity: alertRule(id).severity },
        value: firing.has(id) ? 1 : 0,
      }));
    },
  );
};
