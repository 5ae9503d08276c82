import { isDeepStrictEqual } from "node:util";
import { CodedError, type ErrorCode } from "@/lib/core/errors";
import type { CreateListing } from "@/lib/core/listing";
import { lamports } from "@/lib/core/money";
import { IDEMPOTENCY_SECONDS } from "@/lib/core/realm";
import type { Address } from "@/lib/core/solana";
import { findPersonalData } from "@/lib/core/text";
import { asOwner } from "@/lib/server/models";
import type { SellingContext } from "./context";
import { beginHandover } from "./handover/begin";
import { waitAfter } from "./patience";
import { claimRow, releaseRow } from "./store/lease";
import {
  changeRow,
  findRow,
  insertRow,
  rowOfKey,
  waitingOf,
  withdrawRow,
  type Row,
} from "./store/rows";
import { factsOf, momentOf, requireSame, standing, toSign } from "./told";

/** REALM's no: nothing is listed by this key, whatever came before. */
const REFUSED: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "REALM_REFUSED",
  "ASSET_LISTED",
  "MODEL_NOT_FOUND",
  "ESCROW_UNKNOWN",
]);
/** Calls that did nothing; an earlier one with the same key may have. */
const UNSENT: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "CREDENTIAL_REQUIRED",
  "CREDENTIAL_REFUSED",
]);

/** Milliseconds for which REALM is sure to know the key again; an hour is left for clocks and calls. */
const KEY_LASTS = (IDEMPOTENCY_SECONDS - 3_600) * 1_000;
/** The worker leaves a new listing to the request that made it for this long. */
const HEAD_START = 20_000;

/** Listings of one owner that may wait to be made or signed at once: each has REALM asked about it. */
const WAITING_AT_ONCE = 20;

const isOld = ({ now }: SellingContext, { attemptedAt }: Row): boolean =>
  now().getTime() - attemptedAt.getTime() > KEY_LASTS;

const words = ({ assetId, price, description, listingType }: Row) => ({
  assetId,
  price,
  description,
  listingType,
});

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
  if (isDeepStrictEqual(words(row), wanted) && (row.state !== "making" || !isOld(context, row)))
    return { row, fresh: inserted !== null };
  throw new CodedError("LISTING_KEY", "the key began something else, or is too old");
};

const askRealm = async (context: SellingContext, row: Row): Promise<Row> => {
  const { assetType, assetId, description, listingType, owner } = row;
  const wanted = { assetType, assetId, description, listingType, price: lamports(row.price) };
  const told = await asOwner(() => context.realmOf(owner).createListing(wanted, row.attempt));
  // Another try may have another name at REALM: what was never signed was never listed.
  requireSame({ ...row, listingId: null }, told);
  const asked = toSign(told);
  if (asked !== null) await beginHandover(context, row, "list", asked);
  const listed = await changeRow(context, row.id, ["making"], {
    ...factsOf(told),
    ...(asked === null
      ? standing(told.status, context.now())
      : { state: "signing" as const, endedAt: null }),
    createdAt: momentOf(told.createdAt) ?? row.createdAt,
    trouble: null,
    tries: 0,
  });
  context.forgetPages();
  context.log.info({ component: "selling", wallet: owner, event: "list" }, "A listing was made.");
  return listed ?? row;
};

/**
 * Lists what a claimed row wishes for, under its own key: asking twice lists once.
 * @param form whether somebody waits at the form, who can mend what was refused; `fresh`: by the first call
 * @returns it as it stands; while REALM can't say, it goes on being made
 * @throws what was refused: the row is gone then where the form was told, else "failed"
 */
export const makeListing = async (
  context: SellingContext,
  row: Row,
  form: Pick<Begun, "fresh"> | null = null,
): Promise<Row> => {
  try {
    if (isOld(context, row))
      throw new CodedError("LISTING_KEY", "REALM may have forgotten the key");
    return await askRealm(context, row);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    const { code } = error;
    if (form !== null && (REFUSED.has(code) || (form.fresh && UNSENT.has(code)))) {
      await withdrawRow(context, row);
      throw error;
    }
    if (REFUSED.has(code) || code === "LISTING_KEY") {
      const end = { state: "failed", trouble: code, endedAt: context.now() } as const;
      await changeRow(context, row.id, ["making"], end);
      throw error;
    }
    const { owner } = row;
    context.log.warn({ component: "selling", wallet: owner, code }, "A listing has to wait.");
    const waiting = { trouble: code, tries: row.tries + 1 };
    return (await changeRow(context, row.id, ["making"], waiting)) ?? row;
  }
};

/**
 * Lists a wallet's own model for sale at REALM. The row stands before REALM is called, with the
 * idempotency key it is called with: the same key of the form again, after a lost answer or a crash too, finds or
 * makes the one listing.
 * @returns it as it stands: "making" where REALM has not answered, which the worker then goes on with
 * @throws PERSONAL_DATA, MODEL_NOT_FOUND, ASSET_NOT_READY, ASSET_LISTED, LISTING_KEY, LISTINGS_WAITING, CREDENTIAL_REQUIRED,
 * CREDENTIAL_REFUSED, REALM_REFUSED: nothing is listed by it
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
    const made = await makeListing(context, claimed, { fresh });
    await releaseRow(context, claimed, waitAfter(made, context.now()));
    return made;
  } finally {
    context.wake();
  }
};
