import { CodedError } from "@/lib/core/errors";
import type { RealmListing } from "@/lib/core/realm";
import type { Address } from "@/lib/core/solana";
import type { SellingContext } from "./context";
import { waitAfter } from "./patience";
import { insertRow, rowOfListing, rowsOf, type Row } from "./store/rows";
import { factsOf, momentOf, standing } from "./told";

const keep = async (
  { database, now }: SellingContext,
  owner: Address,
  told: RealmListing,
): Promise<Row | null> => {
  const at = now();
  return insertRow(database, {
    ...factsOf(told),
    ...standing(told.status, at),
    id: crypto.randomUUID(),
    attempt: crypto.randomUUID(),
    attemptedAt: at,
    owner,
    origin: "elsewhere",
    assetType: told.assetType,
    assetId: told.assetId,
    assetName: told.assetDetails.name,
    price: told.price,
    description: told.description,
    listingType: told.listingType,
    askedAt: at,
    dueAt: new Date(at.getTime() + waitAfter({ state: "active", tries: 0 })),
    leaseUntil: at,
    createdAt: momentOf(told.createdAt) ?? at,
    updatedAt: at,
  });
};

/**
 * Takes a listing of the wallet's that was made elsewhere among its own, after asking REALM whose it is.
 * @throws LISTING_NOT_FOUND for somebody else's and for none; REALM_*
 */
export const adopt = async (
  context: SellingContext,
  wallet: Address,
  listingId: string,
): Promise<Row> => {
  const told = await context.listingNow(listingId);
  if (told.sellerWallet !== wallet || told.listingId !== listingId)
    throw new CodedError("LISTING_NOT_FOUND", "not this wallet's listing");
  const row =
    (await keep(context, wallet, told)) ??
    (await rowOfListing(context.database, wallet, listingId));
  if (!row) throw new CodedError("INTERNAL", "a listing is neither new nor there");
  return row;
};

/**
 * Takes listings of the wallet's on the market among its own where they are not known here.
 * @returns how many of the market's newest were looked through; null for all of them
 * @throws REALM_*
 */
export const findElsewhere = async (
  context: SellingContext,
  wallet: Address,
): Promise<number | null> => {
  const { listings, among } = await context.onMarketOf(wallet);
  const known = await rowsOf(context.database, wallet);
  const isKnown = ({ listingId, assetId }: RealmListing): boolean =>
    // One that REALM has made and whose answer is still on its way has no id here yet.
    known.some((row) =>
      row.listingId === null
        ? row.state === "making" && row.assetId === assetId
        : row.listingId === listingId,
    );
  for (const told of listings) if (!isKnown(told)) await keep(context, wallet, told);
  return among;
};
