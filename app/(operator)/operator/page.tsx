import { Overview } from "@/components/operator";
import { countPurchases } from "@/lib/server/purchases/operate";
import { countDeliveries, webhookCounts } from "@/lib/server/webhooks/operate";
import { operatorTitle, requireOperator } from "./require-operator";

export const generateMetadata = operatorTitle("Operator");

export default async function OperatorPage() {
  await requireOperator();
  const [deliveries, purchases] = await Promise.all([countDeliveries(), countPurchases()]);
  return <Overview deliveries={deliveries} purchases={purchases} door={webhookCounts()} />;
}
