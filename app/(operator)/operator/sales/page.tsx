import { SellingList } from "@/components/operator";
import { readQuery } from "@/lib/core/operator/query";
import { sellingFilters } from "@/lib/core/operator/sales";
import { countSelling, searchSelling } from "@/lib/server/sales/operate";
import { operatorTitle, requireOperator } from "../require-operator";

export const generateMetadata = operatorTitle("Sales");

export default async function SalesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requireOperator();
  const query = readQuery(await searchParams, sellingFilters);
  const [page, counts] = await Promise.all([searchSelling(query), countSelling()]);
  return <SellingList query={query} counts={counts} {...page} />;
}
