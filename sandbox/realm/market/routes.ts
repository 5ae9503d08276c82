import type { Route } from "../http/route";
import type { Market } from "./context";
import { cancelListing, createListing, getListing } from "./listings";
import { confirmPurchase, getPurchase, preparePurchase } from "./purchases";
import { searchListings } from "./search";

/** `/v1/marketplace`, row by row as the contract's table. */
export const marketRoutes = (market: Market): readonly Route[] => [
  {
    method: "POST",
    path: "/marketplace/listings",
    operation: "listings.create",
    group: "market-write",
    signed: true,
    idempotency: "required",
    handle: createListing(market),
  },
  {
    method: "GET",
    path: "/marketplace/listings/search",
    operation: "listings.search",
    group: "market-read",
    signed: false,
    idempotency: "ignored",
    handle: searchListings(market),
  },
  {
    method: "GET",
    path: "/marketplace/listings/:id",
    operation: "listings.get",
    group: "market-read",
    signed: false,
    idempotency: "ignored",
    handle: getListing(market),
  },
  {
    method: "DELETE",
    path: "/marketplace/listings/:id",
    operation: "listings.cancel",
    group: "market-write",
    signed: true,
    idempotency: "obeyed",
    handle: cancelListing(market),
  },
  {
    method: "POST",
    path: "/marketplace/listings/:id/purchase",
    operation: "purchases.prepare",
    group: "market-write",
    signed: true,
    idempotency: "required",
    handle: preparePurchase(market),
  },
  {
    method: "POST",
    path: "/marketplace/purchases/:id/confirm",
    operation: "purchases.confirm",
    group: "market-write",
    signed: true,
    idempotency: "required",
    handle: confirmPurchase(market),
  },
  {
    method: "GET",
    path: "/marketplace/purchases/:id",
    operation: "purchases.get",
    group: "market-read",
    signed: false,
    idempotency: "ignored",
    handle: getPurchase(market),
  },
];
