import { AlertList } from "@/components/operator";
import { lastLook, listAlertEvents, listAlerts } from "@/lib/server/alerts/operate";
import { env } from "@/lib/server/env";
import { operatorTitle, requireOperator } from "../require-operator";

export const generateMetadata = operatorTitle("Alerts");

export default async function AlertsPage() {
  await requireOperator();
  const [alerts, events, lookedAt] = await Promise.all([
    listAlerts(),
    listAlertEvents(),
    lastLook(),
  ]);
  const toldTo = env().alertWebhook?.url.host ?? null;
  return <AlertList alerts={alerts} events={events} lookedAt={lookedAt} toldTo={toldTo} />;
}
