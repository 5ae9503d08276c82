import * as z from "zod";
import { parseSol, type Lamports } from "@/lib/core/money";
import { assetTypes } from "@/lib/core/realm";
import { pagingFields } from "../http/paging";
import type { Answer, Call } from "../http/route";
import type { ListingRecord } from "../state/records";
import { assetOf, listingAnswer } from "./answers";
import type { Market } from "./context";

const solText = z.string().transform((text, context): Lamports => {
  try {
    return parseSol(text);
  } catch {
    context.addIssue({ code: "custom", message: "Not an amount of SOL." });
    return z.NEVER;
  }
});

/** Every parameter is optional; unknown ones are ignored, malformed ones refused. */
const querySchema = z.object({
  query: z.string().max(200).default(""),
  assetType: z.enum(assetTypes).optional(),
  tags: z.string().max(500).default(""),
  minPrice: solText.optional(),
  maxPrice: solText.optional(),
  sortBy: z.enum(["createdAt", "price"]).default("createdAt"),
  sortOrder: z.enum(["asc", "desc"]).default("desc"),
  ...pagingFields,
});
type Query = z.infer<typeof querySchema>;

/** Case and accents do not matter in a search. */
const plain = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const words = (text: string, separator: RegExp): readonly string[] =>
  plain(text)
    .split(separator)
    .map((word) => word.trim())
    .filter((word) => word !== "");

const matches = (market: Market, listing: ListingRecord, query: Query): boolean => {
  if (listing.status !== "active") return false;
  if (query.assetType !== undefined && listing.assetType !== query.assetType) return false;
  if (query.minPrice !== undefined && listing.price < query.minPrice) return false;
  if (query.maxPrice !== undefined && listing.price > query.maxPrice) return false;
  const asset = assetOf(market, listing);
  const tags = asset.tags.map(plain);
  if (!words(query.tags, /,/u).every((tag) => tags.includes(tag))) return false;
  const text = plain(
    [asset.name, asset.description, listing.description, ...asset.tags].join("\n"),
  );
  return words(query.query, /\s+/u).every((word) => text.includes(word));
};

const order = (query: Query) => {
  const direction = query.sortOrder === "asc" ? 1 : -1;
  const compare = (left: ListingRecord, right: ListingRecord): number => {
    if (query.sortBy === "price" && left.price !== right.price)
      return left.price < right.price ? -1 : 1;
    return (
      left.createdAt.localeCompare(right.createdAt) || left.listingId.localeCompare(right.listingId)
    );
  };
  return (left: ListingRecord, right: ListingRecord): number => direction * compare(left, right);
};

/**
 * GET /listings/search: what is on sale. Every word of `query` and every tag has to match;
 * equal prices stand in order of creation, so that pages do not overlap.
 */
export const searchListings =
  (market: Market) =>
  (call: Call): Answer => {
    const query = querySchema.parse(Object.fromEntries(call.query));
    const found = market.store.listings
      .values()
      .filter((listing) => matches(market, listing, query))
      .sort(order(query));
    const { limit, offset } = query;
    const page = found
      .slice(offset, offset + limit)
      .map((listing) => listingAnswer(market, listing));
    return { status: 200, body: { listings: page, total: found.length, limit, offset } };
  };
