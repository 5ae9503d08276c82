import { and, count, eq, ne } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import type { RealmListing, RealmListingPage } from "@/lib/core/realm";
import type { Address } from "@/lib/core/solana";
import { database } from "@/lib/server/db";
import { sales } from "@/lib/server/db/schema/sales";
import { AgedCache, type Aged } from "./aged-cache";
import { searchListings } from "./listings";

/** REALM's largest page. */
const PAGE = 100;
/** Listings that are looked through, the newest of the market. */
export const LOOKED_THROUGH = 1_000;

/** The newest listings of the market, as many as are looked through. */
interface Newest {
  readonly listings: readonly RealmListing[];
  /** Listings on the market in all. */
  readonly total: number;
}

/** What one seller has on the market, as far as it was looked for. */
export interface SellersListings {
  readonly listings: readonly RealmListing[];
  /** Null where the whole market was looked through; else how many of the newest were. */
  readonly among: number | null;
}

type ReadPage = (offset: number) => Promise<Aged<RealmListingPage>>;

/**
 * Walks the market from its newest on. A listing that slips to the next page meanwhile counts once.
 * @throws REALM_UNAVAILABLE for a page of before an outage: what is made of it would pass for new
 */
export const readNewest = async (readPage: ReadPage): Promise<Newest> => {
  const found = new Map<string, RealmListing>();
  let total = 0;
  for (let offset = 0; offset < LOOKED_THROUGH; offset += PAGE) {
    const { value: page, stale } = await readPage(offset);
    if (stale) throw new CodedError("REALM_UNAVAILABLE", "a page of the market is an old one");
    total = page.total;
    for (const listing of page.listings) found.set(listing.listingId, listing);
    if (offset + PAGE >= total || page.listings.length === 0) break;
  }
  return { listings: [...found.values()], total };
};

/** Of these, a seller's. */
export const ofSeller = ({ listings, total }: Newest, seller: Address): SellersListings => ({
  listings: listings.filter(({ sellerWallet }) => sellerWallet === seller),
  among: total > listings.length ? listings.length : null,
});

/** One walk serves every seller's page, so that a thousand of them cost REALM no more than one. */
const newest = new AgedCache<Newest>({
  entries: 1,
  freshMillis: 20_000,
  revalidateMillis: 60_000,
  restMillis: 3_000,
  isGone: () => false,
  loadsAtOnce: 1,
  busy: () => new CodedError("REALM_UNAVAILABLE", "the market is being looked through"),
  now: Date.now,
});

const readPage: ReadPage = (offset) =>
  searchListings({ sortBy: "createdAt", sortOrder: "desc", limit: PAGE, offset });

/**
 * A seller's listings on the market, the newest first, at most about a minute and a half old while REALM
 * answers.
 * REALM has no search by seller: the newest of the market are looked through. @throws REALM_*
 */
export const listingsOf = async (seller: Address): Promise<Aged<SellersListings>> => {
  const { value, ...age } = await newest.read("newest", () => readNewest(readPage));
  return { value: ofSeller(value, seller), ...age };
};

/** Sales of a seller that this instance knows of, those left out that the chain contradicts. */
export const soldBy = async (seller: Address): Promise<number> => {
  const open = await database();
  const [row] = await open
    .select({ count: count() })
    .from(sales)
    .where(and(eq(sales.seller, seller), ne(sales.state, "mismatch")));
  return row?.count ?? 0;
};
