import { CodedError } from "@/lib/core/errors";
import type { RealmListing } from "@/lib/core/realm";
import type { Address } from "@/lib/core/solana";
import type { SellingContext } from "./context";
import { waitAfter } from "./patience";
import { rowsNamed } from "./store/lists";
import { changeRow, insertRow, rowOfListing, type Row } from "./store/rows";
import { factsOf, momentOf, requireSame, standing } from "./told";

/** Milliseconds after which nobody remembers a market that an ended listing still stood on. */
const MARKET_IS_OLD = 60_000;

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
    dueAt: new Date(at.getTime() + waitAfter({ state: "active", tries: 0, attemptedAt: at }, at)),
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

/** What REALM knows of a listing; null where it has none. */
const toldNow = async (
  context: SellingContext,
  listingId: string,
): Promise<RealmListing | null> => {
  try {
    return await context.listingNow(listingId);
  } catch (error) {
    if (error instanceof CodedError && error.code === "LISTING_NOT_FOUND") return null;
    throw error;
  }
};

/**
 * Puts a listing that has ended here back where REALM has it for sale all the same: one wrong answer, or
 * somebody at REALM, ended or began it behind our back.
 * @returns it as it is then; null where it has not ended here, or has at REALM too
 * @throws REALM_*
 */
export const revive = async (context: SellingContext, row: Row): Promise<Row | null> => {
  const { listingId, state } = row;
  if (listingId === null || (state !== "cancelled" && state !== "failed")) return null;
  const askedAt = context.now();
  const told = await toldNow(context, listingId);
  if (told?.status !== "active" || told.sellerWallet !== row.owner) return null;
  requireSame(row, told);
  const back = { ...factsOf(told), ...standing(told.status, askedAt), trouble: null, tries: 0 };
  return changeRow(context, row.id, [state], { ...back, askedAt, dueAt: askedAt });
};

/**
 * Takes listings of the wallet's on the market among its own where they are not known here, or as ended.
 * @returns how many of the market's newest were looked through; null for all of them
 * @throws REALM_*
 */
export const findElsewhere = async (
  context: SellingContext,
  wallet: Address,
): Promise<number | null> => {
  const { listings, among } = await context.onMarketOf(wallet);
  const onMarket = listings.map(({ listingId }) => listingId);
  const known = await rowsNamed(context.database, wallet, onMarket);
  const isKnown = ({ listingId, assetId }: RealmListing): boolean =>
    // One that REALM has made and whose answer is still on its way has no id here yet.
    known.some((row) =>
      row.listingId === null ? row.assetId === assetId : row.listingId === listingId,
    );
  for (const told of listings) if (!isKnown(told)) await keep(context, wallet, told);
  const before = context.now().getTime() - MARKET_IS_OLD;
  for (const row of known) {
    // What was cancelled a moment ago is still remembered of the market.
    const endedAt = row.endedAt?.getTime() ?? Infinity;
    if (row.listingId !== null && endedAt < before) await revive(context, row);
  }
  return among;
};
