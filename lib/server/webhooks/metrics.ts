import { readAtScrape } from "@/lib/server/metrics";
import { webhookCounts } from "./counts";

/** Shows how deliveries ended since this process started. */
export const showWebhooks = (): void => {
  readAtScrape(
    {
      name: "countersign_webhook_deliveries_total",
      help: "Webhooks delivered by REALM, by how they ended; missing, stale and wrong are forgeries.",
      kind: "counter",
      labelNames: ["outcome"],
    },
    () =>
      Object.entries<number>({ ...webhookCounts() }).map(([outcome, value]) => ({
        labels: { outcome },
        value,
      })),
  );
};
