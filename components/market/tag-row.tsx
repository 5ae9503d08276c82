import { Icon } from "@/components/ui/icon";
import { marketAddress, type MarketFilters } from "@/lib/core/market";

const chip =
  "inline-flex h-8 items-center gap-1.5 rounded-full border px-3 text-xs whitespace-nowrap transition-colors";

interface TagRowProps {
  filters: MarketFilters;
  /** Tags worth offering: those of the listings shown. */
  offered: readonly string[];
}

/** The tags that narrow the market, each with its way out, then some that could. */
export function TagRow({ filters, offered }: TagRowProps) {
  const more = offered.filter((tag) => !filters.tags.includes(tag));
  if (filters.tags.length + more.length === 0) return null;
  return (
    <ul
      aria-label="Tags"
      className="flex min-w-0 gap-1.5 overflow-x-auto p-1 [scrollbar-width:none]"
    >
      {filters.tags.map((tag) => (
        <li key={tag}>
          <a
            href={marketAddress(filters, { tags: filters.tags.filter((other) => other !== tag) })}
            data-soft="filter"
            aria-label={`Remove tag ${tag}`}
            className={`${chip} bg-accent text-accent-ink hover:bg-accent-strong border-transparent font-medium`}
          >
            {tag}
            <Icon name="close" className="size-3.5" />
          </a>
        </li>
      ))}
      {more.map((tag) => (
        <li key={tag}>
          <a
            href={marketAddress(filters, { tags: [...filters.tags, tag] })}
            data-soft="filter"
            aria-label={`Only tag ${tag}`}
            className={`${chip} border-line text-muted hover:border-edge hover:text-ink`}
          >
            {tag}
          </a>
        </li>
      ))}
    </ul>
  );
}
