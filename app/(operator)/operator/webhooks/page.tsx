import { DeliveryList } from "@/components/operator";
import { deliveryStates } from "@/lib/core/operator/deliveries";
import { readQuery } from "@/lib/core/operator/query";
import { countDeliveries, searchDeliveries } from "@/lib/server/webhooks/operate";
import { operatorTitle, requireOperator } from "../require-operator";

export const generateMetadata = operatorTitle("Webhooks");

export default async function WebhooksPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requireOperator();
  const query = readQuery(await searchParams, deliveryStates);
  const [page, { byState }] = await Promise.all([searchDeliveries(query), countDeliveries()]);
  return <DeliveryList query={query} counts={byState} {...page} />;
}
