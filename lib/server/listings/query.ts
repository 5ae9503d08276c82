import { CodedError } from "@/lib/core/errors";
import { parseSol } from "@/lib/core/money";
import { DEFAULT_PAGE_SIZE, type ListingQuery } from "@/lib/core/realm";
import { findWalletSecret } from "@/lib/core/text/wallet-secret";

const LARGEST_PAGE = 100;
const FARTHEST = 100_000;
const LONGEST_TEXT = 200;
const MOST_TAGS = 10;

const assertBetween = (value: number, least: number, most: number): void => {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new CodedError("INPUT_INVALID", "a page out of bounds");
};

/**
 * Checks a search before it costs a call. @returns it with its page size said.
 * @throws MONEY_INVALID for a price that is none, INPUT_INVALID for a page or text out of bounds,
 * WALLET_SECRET for a search that must not be passed on.
 */
export const checkedQuery = (query: ListingQuery): ListingQuery => {
  if (query.minPrice !== undefined) parseSol(query.minPrice);
  if (query.maxPrice !== undefined) parseSol(query.maxPrice);
  const { limit = DEFAULT_PAGE_SIZE, offset = 0, tags = [] } = query;
  assertBetween(limit, 1, LARGEST_PAGE);
  assertBetween(offset, 0, FARTHEST);
  const texts = [query.query ?? "", ...tags];
  if (tags.length > MOST_TAGS || texts.some((text) => text.length > LONGEST_TEXT)) {
    throw new CodedError("INPUT_INVALID", "a search too long");
  }
  if (findWalletSecret(texts.join(" ")) !== null)
    throw new CodedError("WALLET_SECRET", "a search holds a wallet's secret");
  return { ...query, limit, offset };
};
