import { Overview } from "@/components/operator";
import { listAlerts } from "@/lib/server/alerts/operate";
import { requestCounts } from "@/lib/server/metrics";
import { countPurchases } from "@/lib/server/purchases/operate";
import { queueDepths } from "@/lib/server/queues";
import { callsLately, recorderState } from "@/lib/server/realm-calls";
import { countSelling } from "@/lib/server/sales/operate";
import { countDeliveries, webhookCounts } from "@/lib/server/webhooks/operate";
import { operatorTitle, requireOperator } from "./require-operator";
import { readStandings } from "./standings";

export const generateMetadata = operatorTitle("Operator");

export default async function OperatorPage() {
  await requireOperator();
  const [alerts, standings, calls, queues, deliveries, purchases, selling, requests] =
    await Promise.all([
      listAlerts(),
      readStandings(),
      callsLately(),
      queueDepths(),
      countDeliveries(),
      countPurchases(),
      countSelling(),
      requestCounts(),
    ]);
  return (
    <Overview
      at={purchases.countedAt}
      firing={alerts.filter(({ state }) => state === "firing")}
      standings={standings}
      calls={calls}
      queues={queues}
      deliveries={deliveries}
      purchases={purchases}
      selling={selling}
      door={webhookCounts()}
      requests={requests}
      recorder={recorderState()}
    />
  );
}
