import { isDeepStrictEqual } from "node:util";
import { CodedError } from "@/lib/core/errors";
import type { CreateListing } from "@/lib/core/listing";
import type { Address } from "@/lib/core/solana";
import { findPersonalData } from "@/lib/core/text";
import type { SellingContext } from "./context";
import { isOld, makeListing } from "./make";
import { waitAfter } from "./patience";
import { claimRow, releaseRow } from "./store/lease";
import { findRow, insertRow, rowOfKey, waitingOf, type Row } from "./store/rows";

/** The worker leaves a new listing to the request that made it for this long. */
const HEAD_START = 20_000;

/** Listings of one owner that may wait to be made or signed at once: each has REALM asked about it. */
const WAITING_AT_ONCE = 20;

const words = ({ assetId, price, description, listingType }: Row) => ({
  assetId,
  price,
  description,
  listingType,
});

/** Off the market, or on its way there: sending the form again does not mean this one. */
const isOver = ({ state, unwanted }: Row): boolean =>
  unwanted || state === "failed" || state === "cancelled";

interface Begun {
  readonly row: Row;
  /** No call was made with its key before. */
  readonly fresh: boolean;
}

/** The row this key stands for, new or of an earlier try. @throws LISTING_KEY, ASSET_NOT_READY, LISTINGS_WAITING */
const begin = async (
  context: SellingContext,
  owner: Address,
  { key, modelId, price, description, listingType }: CreateListing,
): Promise<Begun> => {
  const { database, now, modelOf } = context;
  const at = now();
  const known = await rowOfKey(database, owner, key);
  const model = await modelOf(owner, modelId);
  const wanted = { assetId: model.modelId, price, description, listingType };
  if (known === null && model.status !== "active")
    throw new CodedError("ASSET_NOT_READY", `a model that is ${model.status} can't be listed`);
  if (known === null && (await waitingOf(database, owner)) >= WAITING_AT_ONCE)
    throw new CodedError("LISTINGS_WAITING", "too many wait to be made or signed");
  const inserted =
    known === null
      ? await insertRow(database, {
          ...wanted,
          id: crypto.randomUUID(),
          attempt: crypto.randomUUID(),
          attemptedAt: at,
          owner,
          key,
          origin: "here",
          state: "making",
          assetType: "model",
          assetName: model.name,
          dueAt: new Date(at.getTime() + HEAD_START),
          leaseUntil: at,
          createdAt: at,
          updatedAt: at,
        })
      : null;
  const row = known ?? inserted ?? (await rowOfKey(database, owner, key));
  if (!row) throw new CodedError("INTERNAL", "a listing's key is neither new nor there");
  const isTooOld = row.state === "making" && isOld(context, row);
  if (isDeepStrictEqual(words(row), wanted) && !isTooOld && !isOver(row))
    return { row, fresh: inserted !== null };
  throw new CodedError("LISTING_KEY", "the key began something else, or what it began is over");
};

/**
 * Lists a wallet's own model for sale at REALM. The row stands before REALM is called, with the
 * idempotency key it is called with: the same key of the form again, after a lost answer or a crash too, finds or
 * makes the one listing.
 * @returns it as it stands: "making" where REALM has not answered, which the worker then goes on with;
 * "cancelling" where REALM listed it otherwise than it was asked
 * @throws PERSONAL_DATA, MODEL_NOT_FOUND, ASSET_NOT_READY, ASSET_LISTED, LISTING_KEY, LISTINGS_WAITING, CREDENTIAL_REQUIRED,
 * CREDENTIAL_REFUSED, REALM_REFUSED, LISTING_DIFFERS, LISTING_PAYEE: nothing is listed by it
 */
export const createListing = async (
  context: SellingContext,
  wallet: Address,
  { personalData, ...wanted }: CreateListing,
): Promise<Row> => {
  if (personalData === undefined && findPersonalData(wanted.description).length > 0)
    throw new CodedError("PERSONAL_DATA", "personal data that nobody was asked about");
  const { row, fresh } = await begin(context, wallet, wanted);
  const claimed = row.state === "making" ? await claimRow(context, row.id) : null;
  if (claimed === null) return (await findRow(context.database, row.id)) ?? row;
  if (claimed.state !== "making") {
    await releaseRow(context, claimed, 0);
    return claimed;
  }
  try {
    const made = await makeListing(context, claimed, "waiting", { fresh });
    await releaseRow(context, claimed, waitAfter(made, context.now()));
    return made;
  } finally {
    context.wake();
  }
};
