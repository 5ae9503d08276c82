import { SaleView } from "@/components/operator";
import { openSaleFile } from "@/lib/server/sales/operate";
import { operatorTitle, orNotFound, requireOperator } from "../../require-operator";

export const generateMetadata = operatorTitle("Sale");

export default async function SalePage({ params }: { params: Promise<{ id: string }> }) {
  await requireOperator();
  const { id } = await params;
  return <SaleView sale={await orNotFound(openSaleFile(id))} />;
}
