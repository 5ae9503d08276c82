export { PriceHistory } from "./price-history";
export { ListingUnavailable } from "./listing-unavailable";
export { ListingView } from "./listing-view";
export { Similar, SimilarSkeleton } from "./similar";
