import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { sortOrders, type MarketRequest } from "@/lib/core/market";
import { PriceField, SelectField } from "./fields";

const typeOptions = [
  { value: "", words: "All" },
  { value: "model", words: "Models" },
  { value: "influencer", words: "Influencers" },
];

/** The default order has an empty value, so that it stays out of the address. */
const sortOptions = Object.entries(sortOrders).map(([value, { words }], index) => ({
  value: index === 0 ? "" : value,
  words,
}));

/**
 * The market's controls: search large and first, the rest in one row. On a phone the row is a sheet
 * (the platform's popover: it opens without JavaScript); from tablets on it simply stands there.
 */
export function MarketFilters({ request }: { request: MarketRequest }) {
  const { filters, typed, problems } = request;
  return (
    <>
      <div className="flex gap-2">
        <div className="relative flex-1">
          <Icon
            name="search"
            className="text-muted pointer-events-none absolute top-1/2 left-4 size-5 -translate-y-1/2"
          />
          <input
            type="search"
            name="q"
            aria-label="Search listings"
            placeholder="Search by name or tag"
            defaultValue={typed.search}
            maxLength={100}
            autoComplete="off"
            className="bg-card border-edge placeholder:text-muted focus-visible:border-accent rounded-card h-14 w-full border pr-4 pl-12 text-base sm:text-lg"
          />
        </div>
        <Button type="submit" variant="primary" className="h-14! rounded-card! max-sm:hidden">
          Search
        </Button>
        <Button popoverTarget="filters" className="h-14! rounded-card! sm:hidden">
          <Icon name="sliders" />
          <span className="sr-only">Filters</span>
        </Button>
      </div>
      <div
        id="filters"
        popover="auto"
        className="bg-card text-ink inset-x-0 top-auto bottom-0 m-0 w-full max-w-none border-t p-5 max-sm:rounded-t-card sm:static sm:mt-3 sm:flex sm:border-0 sm:bg-transparent sm:p-0"
      >
        <div className="grid w-full gap-3 sm:flex sm:flex-wrap">
          <h2 className="text-lg sm:hidden">Filters</h2>
          <SelectField name="type" label="Type" options={typeOptions} value={filters.type ?? ""} />
          <SelectField
            name="sort"
            label="Sort"
            options={sortOptions}
            value={filters.sort === "newest" ? "" : filters.sort}
          />
          <PriceField
            name="min"
            label="Min price"
            value={typed.minPrice}
            problem={problems.minPrice}
          />
          <PriceField
            name="max"
            label="Max price"
            value={typed.maxPrice}
            problem={problems.maxPrice}
          />
          {filters.tags.map((tag) => (
            <input key={tag} type="hidden" name="tag" value={tag} />
          ))}
          <Button type="submit" variant="primary" className="sm:hidden">
            Show listings
          </Button>
        </div>
      </div>
    </>
  );
}
