export { MarketView, type MarketAnswer } from "./market-view";
export { StaleNotice } from "./stale-notice";
export { ListingGrid, ListingGridSkeleton } from "./listing-grid";
