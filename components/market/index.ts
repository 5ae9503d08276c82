export { MarketView, type MarketAnswer } from "./market-view";
export { StaleNotice } from "./stale-notice";
export { ListingGrid, ListingGridSkeleton } from "./listing-grid";
export { ListingCard } from "./listing-card";
export { wallClass } from "./wall";
export { PageLinks } from "./page-links";
