import { PurchaseView } from "@/components/operator";
import { openPurchaseFile } from "@/lib/server/purchases/operate";
import { operatorTitle, orNotFound, requireOperator } from "../../require-operator";

export const generateMetadata = operatorTitle("Purchase");

export default async function PurchasePage({ params }: { params: Promise<{ id: string }> }) {
  await requireOperator();
  const { id } = await params;
  return <PurchaseView purchase={await orNotFound(openPurchaseFile(id))} />;
}
