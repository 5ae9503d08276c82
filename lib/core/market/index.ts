export { marketAddress, tagAddress } from "./address";
export { isFiltered, listingQuery, PAGE_SIZE, sortOrders, type MarketFilters } from "./filters";
export { pageCount, pageLinks } from "./pages";
export { parseMarket, type MarketRequest } from "./parse";
