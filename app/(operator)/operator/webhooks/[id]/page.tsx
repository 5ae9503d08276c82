import { DeliveryView } from "@/components/operator";
import { readDelivery } from "@/lib/server/webhooks/operate";
import { operatorTitle, orNotFound, requireOperator } from "../../require-operator";

export const generateMetadata = operatorTitle("Webhook");

export default async function WebhookPage({ params }: { params: Promise<{ id: string }> }) {
  await requireOperator();
  const { id } = await params;
  return <DeliveryView delivery={await orNotFound(readDelivery(id))} />;
}
