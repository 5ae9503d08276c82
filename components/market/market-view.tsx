import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { isFiltered, marketAddress, pageCount, type MarketRequest } from "@/lib/core/market";
import type { RealmListingPage } from "@/lib/core/realm";
import { CreatorHint } from "./creator-hint";
import { ListingGrid } from "./listing-grid";
import { MarketFilters } from "./market-filters";
import { MarketNavigation } from "./market-navigation";
import { PageNumbers } from "./page-numbers";
import { commonTags } from "./common-tags";
import { StaleNotice } from "./stale-notice";
import { TagRow } from "./tag-row";

export type MarketAnswer =
  | {
      kind: "found";
      page: RealmListingPage;
      /** null while REALM answers. */ staleMinutes: number | null;
    }
  | { kind: "unavailable"; sentence: string };

const countWords = (total: number): string => (total === 1 ? "1 listing" : `${total} listings`);

/** The market: its controls, and what they found, did not find, or could not ask for. */
export function MarketView({ request, answer }: { request: MarketRequest; answer: MarketAnswer }) {
  return (
    <>
      <h1 className="sr-only">Market</h1>
      <MarketNavigation filters={<MarketFilters request={request} />}>
        <Problems request={request} />
        <CreatorHint search={request.filters.search} />
        {answer.kind === "unavailable" ? (
          <div className="mt-8">
            <EmptyState
              title="The market can't be shown now"
              action={
                <ButtonLink href={marketAddress(request.filters, { page: request.filters.page })}>
                  Try again
                </ButtonLink>
              }
            >
              {answer.sentence}
            </EmptyState>
          </div>
        ) : (
          <Results request={request} page={answer.page} staleMinutes={answer.staleMinutes} />
        )}
      </MarketNavigation>
    </>
  );
}

/**
 * What is wrong with the parts of the address that have no field to stand below. On a phone the
 * price fields are in their sheet, so theirs are said here too.
 */
function Problems({ request: { problems } }: { request: MarketRequest }) {
  const prices = [problems.minPrice, problems.maxPrice].filter(
    (sentence) => sentence !== undefined,
  );
  const others = [
    problems.search,
    problems.type,
    problems.sort,
    problems.tags,
    problems.page,
  ].filter((sentence) => sentence !== undefined);
  if (others.length + prices.length === 0) return null;
  return (
    <div className={`mt-3 ${others.length === 0 ? "sm:hidden" : ""}`}>
      <Notice tone="check" role="status">
        {others.join(" ")} <span className="sm:hidden">{prices.join(" ")}</span> Everything else
        counts.
      </Notice>
    </div>
  );
}

interface ResultsProps {
  request: MarketRequest;
  page: RealmListingPage;
  staleMinutes: number | null;
}

function Results({ request: { filters }, page, staleMinutes }: ResultsProps) {
  const pages = pageCount(page.total);
  return (
    <>
      <div className="mt-3 mb-4 flex min-h-10 items-center gap-4">
        <p role="status" className="text-muted shrink-0 text-sm tabular-nums">
          {countWords(page.total)}
        </p>
        <TagRow filters={filters} offered={commonTags(page.listings)} />
      </div>
      {staleMinutes === null ? null : (
        <div className="mb-6">
          <StaleNotice minutes={staleMinutes} />
        </div>
      )}
      {page.listings.length > 0 ? (
        <>
          <ListingGrid listings={page.listings} />
          <PageNumbers filters={filters} total={page.total} />
        </>
      ) : page.total > 0 ? (
        <EmptyState
          title="There is no such page"
          action={
            <ButtonLink href={marketAddress(filters, { page: pages })}>
              Go to page {pages}
            </ButtonLink>
          }
        >
          What you look for ends at page {pages}.
        </EmptyState>
      ) : isFiltered(filters) ? (
        <EmptyState
          title="Nothing matches"
          action={<ButtonLink href="/">Show all listings</ButtonLink>}
        >
          Take a filter away, widen the price, or search for a shorter word.
        </EmptyState>
      ) : (
        <EmptyState
          title="The market is empty"
          action={<ButtonLink href="/">Look again</ButtonLink>}
        >
          Nobody has listed anything at REALM yet. Look again in a while.
        </EmptyState>
      )}
    </>
  );
}
