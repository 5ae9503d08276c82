import { marketAddress, pageCount, type MarketFilters } from "@/lib/core/market";
import { PageLinks } from "./page-links";

/** The pages of what the market was asked for. */
export function PageNumbers({ filters, total }: { filters: MarketFilters; total: number }) {
  return (
    <PageLinks
      current={filters.page}
      count={pageCount(total)}
      addressOf={(page) => marketAddress(filters, { page })}
      soft="page"
    />
  );
}
