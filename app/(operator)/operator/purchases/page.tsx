import { PurchaseList } from "@/components/operator";
import { purchaseFilters } from "@/lib/core/operator/purchases";
import { readQuery } from "@/lib/core/operator/query";
import { countPurchases, searchPurchases } from "@/lib/server/purchases/operate";
import { operatorTitle, requireOperator } from "../require-operator";

export const generateMetadata = operatorTitle("Purchases");

export default async function PurchasesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requireOperator();
  const query = readQuery(await searchParams, purchaseFilters);
  const [page, counts] = await Promise.all([searchPurchases(query), countPurchases()]);
  const { unfinished, stuck, disputed } = counts;
  return <PurchaseList query={query} counts={{ unfinished, stuck, disputed }} {...page} />;
}
