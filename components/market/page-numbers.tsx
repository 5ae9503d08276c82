import { Icon } from "@/components/ui/icon";
import { marketAddress, pageCount, pageLinks, type MarketFilters } from "@/lib/core/market";

const cell =
  "inline-flex h-10 min-w-10 items-center justify-center gap-2 rounded-control px-3 text-sm tabular-nums";

/** Earlier, later, and the pages worth jumping to; plain links. */
export function PageNumbers({ filters, total }: { filters: MarketFilters; total: number }) {
  const count = pageCount(total);
  if (count === 1) return null;
  const step = (page: number, words: string, rel: "prev" | "next") => (
    <a
      href={marketAddress(filters, { page })}
      rel={rel}
      data-soft="page"
      className={`${cell} hover:bg-wall font-medium`}
    >
      {rel === "prev" ? <Icon name="arrowLeft" className="size-4" /> : null}
      {words}
      {rel === "next" ? <Icon name="arrowRight" className="size-4" /> : null}
    </a>
  );
  return (
    <nav aria-label="Pages" className="mt-12 flex flex-wrap items-center justify-center gap-1">
      {filters.page > 1 ? step(filters.page - 1, "Previous", "prev") : null}
      {pageLinks(filters.page, count).map((page, position) =>
        page === "gap" ? (
          <span key={`gap-${position}`} className="text-muted px-1">
            …
          </span>
        ) : (
          <a
            key={page}
            href={marketAddress(filters, { page })}
            data-soft="page"
            aria-label={`Page ${page}`}
            aria-current={page === filters.page ? "page" : undefined}
            className={`${cell} hover:bg-wall aria-[current]:bg-ink aria-[current]:text-paper`}
          >
            {page}
          </a>
        ),
      )}
      {filters.page < count ? step(filters.page + 1, "Next", "next") : null}
    </nav>
  );
}
