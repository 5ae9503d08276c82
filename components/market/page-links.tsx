import { Icon } from "@/components/ui/icon";
import { pageLinks } from "@/lib/core/market";

const cell =
  "inline-flex h-10 min-w-10 items-center justify-center gap-2 rounded-control px-3 text-sm tabular-nums";

interface PageLinksProps {
  /** Counted from 1. */
  current: number;
  count: number;
  addressOf: (page: number) => string;
  /** Marks the links for who turns pages without loading the page anew. */
  soft?: "page";
}

/** Earlier, later, and the pages worth jumping to; plain links. Nothing where there is one page. */
export function PageLinks({ current, count, addressOf, soft }: PageLinksProps) {
  if (count === 1) return null;
  const step = (page: number, words: string, rel: "prev" | "next") => (
    <a
      href={addressOf(page)}
      rel={rel}
      data-soft={soft}
      className={`${cell} hover:bg-wall font-medium`}
    >
      {rel === "prev" ? <Icon name="arrowLeft" className="size-4" /> : null}
      {words}
      {rel === "next" ? <Icon name="arrowRight" className="size-4" /> : null}
    </a>
  );
  return (
    <nav aria-label="Pages" className="mt-12 flex flex-wrap items-center justify-center gap-1">
      {current > 1 ? step(current - 1, "Previous", "prev") : null}
      {pageLinks(current, count).map((page, position) =>
        page === "gap" ? (
          <span key={`gap-${position}`} className="text-muted px-1">
            …
          </span>
        ) : (
          <a
            key={page}
            href={addressOf(page)}
            data-soft={soft}
            aria-label={`Page ${page}`}
            aria-current={page === current ? "page" : undefined}
            className={`${cell} hover:bg-wall aria-[current]:bg-ink aria-[current]:text-paper`}
          >
            {page}
          </a>
        ),
      )}
      {current < count ? step(current + 1, "Next", "next") : null}
    </nav>
  );
}
