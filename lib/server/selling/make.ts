import { CodedError, type ErrorCode } from "@/lib/core/errors";
import { lamports } from "@/lib/core/money";
import { IDEMPOTENCY_SECONDS, type RealmListed } from "@/lib/core/realm";
import { asOwner } from "@/lib/server/realm";
import { UpstreamFailure } from "@/lib/server/upstream";
import type { SellingContext } from "./context";
import { beginHandover, type SellerIs } from "./handover/begin";
import { moveHandover, openHandoverOf } from "./handover/store";
import { changeRow, findRow, withdrawRow, type Change, type Row } from "./store/rows";
import { differencesOf, factsOf, momentOf, requireSame, standing, toSign } from "./told";

/** REALM's no: nothing is listed by this key, whatever came before. */
const REFUSED: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "REALM_REFUSED",
  "ASSET_LISTED",
  "MODEL_NOT_FOUND",
  "ESCROW_UNKNOWN",
]);
/** It is not as it was asked, and its row says so already. */
const DIFFERS: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["LISTING_DIFFERS", "LISTING_PAYEE"]);
/** Calls that did nothing; an earlier one with the same key may have. */
const UNSENT: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "CREDENTIAL_REQUIRED",
  "CREDENTIAL_REFUSED",
]);

/** Milliseconds for which REALM is sure to know the key again; an hour is left for clocks and calls. */
const KEY_LASTS = (IDEMPOTENCY_SECONDS - 3_600) * 1_000;

export const isOld = ({ now }: SellingContext, { attemptedAt }: Row): boolean =>
  now().getTime() - attemptedAt.getTime() > KEY_LASTS;

/** Whether a call that failed never left, not even by one of its attempts. */
const neverLeft = ({ code, cause }: CodedError): boolean =>
  UNSENT.has(code) || (cause instanceof UpstreamFailure && cause.attempts === 0);

const notListed = (at: Date) => ({ state: "cancelled", trouble: null, endedAt: at }) as const;

/** What becomes of a listing by REALM's answer, as it stands by then. */
const placed = (row: Row, told: RealmListed, isToBeSigned: boolean, at: Date): Change => {
  // Nothing is listed that was not signed for.
  if (isToBeSigned)
    return row.unwanted ? notListed(at) : { state: "signing", trouble: null, endedAt: null };
  const { offer } = differencesOf(row, told);
  if (told.status !== "active" || !(row.unwanted || offer))
    return { ...standing(told.status, at), trouble: null };
  const trouble: ErrorCode | null = row.unwanted ? null : "LISTING_DIFFERS";
  return { state: "cancelling", trouble, endedAt: null, dueAt: at };
};

/** Nobody is asked for a signature under a price, a kind of sale or a payee that is not the one they saw. */
const requireAsAsked = async (
  context: SellingContext,
  row: Row,
  told: RealmListed,
): Promise<void> => {
  const { offer, payee } = differencesOf(row, told);
  if (!offer && !payee) return;
  // What leaves the wallet that REALM pays can be signed by that one alone: its owner can mend it.
  const trouble: ErrorCode = offer ? "LISTING_DIFFERS" : "LISTING_PAYEE";
  await changeRow(context, row.id, ["making"], {
    ...{ state: "failed", trouble, endedAt: context.now() },
    ...{ toldPrice: told.price, sellerWallet: told.sellerWallet },
  });
  throw new CodedError(trouble, "REALM listed it otherwise than it was asked");
};

/** What was begun before its owner took it back is signed no more. */
const dropHandover = async (context: SellingContext, row: Row): Promise<void> => {
  const open = await openHandoverOf(context.database, row.id, "list");
  if (open?.state === "prepared")
    await moveHandover(context, open.id, "decline", { because: "taken back" });
};

const askRealm = async (
  context: SellingContext,
  row: Row,
  sellerIs: SellerIs,
  keyUse: "first" | "again",
): Promise<Row> => {
  const { assetType, assetId, description, listingType, owner } = row;
  const wanted = { assetType, assetId, description, listingType, price: lamports(row.price) };
  const told = await asOwner(() =>
    context.realmOf(owner).createListing(wanted, row.attempt, keyUse),
  );
  // Another try may have another name at REALM: what was never signed was never listed.
  requireSame({ ...row, listingId: null }, told);
  const asked = toSign(told);
  const current = (await findRow(context.database, row.id)) ?? row;
  if (asked !== null && !current.unwanted) {
    await requireAsAsked(context, row, told);
    await beginHandover(context, row, "list", asked, sellerIs);
  }
  const listed = await changeRow(context, row.id, ["making"], (before) => ({
    ...factsOf(told),
    ...placed(before, told, asked !== null, context.now()),
    createdAt: momentOf(told.createdAt) ?? row.createdAt,
    tries: 0,
  }));
  if (listed?.unwanted === true) await dropHandover(context, row);
  context.forgetPages();
  if (differencesOf(row, told).offer)
    context.log.error(
      { component: "selling", wallet: owner, listingId: told.listingId },
      "REALM listed something otherwise than it was asked; it is taken off again.",
    );
  context.log.info({ component: "selling", wallet: owner, event: "list" }, "A listing was made.");
  return listed ?? current;
};

/** How a listing stands that REALM did not make, by this call at least. */
const afterNo = (
  context: SellingContext,
  { tries }: Row,
  { code }: CodedError,
  unsent: boolean,
): ((before: Row) => Change) => {
  const at = context.now();
  if (REFUSED.has(code) || code === "LISTING_KEY")
    return ({ unwanted }) =>
      unwanted && REFUSED.has(code)
        ? notListed(at)
        : { state: "failed", trouble: code, endedAt: at };
  return ({ unwanted }) =>
    unwanted && unsent ? notListed(at) : { trouble: code, tries: tries + 1, unsent };
};

/**
 * Lists what a claimed row wishes for, under its own key: asking twice lists once. What its owner took
 * back meanwhile, or REALM made otherwise than it was asked, goes on as one that is to be cancelled.
 * @param form whether somebody waits at the form, who can mend what was refused; `fresh`: by the first call
 * @returns it as it stands; while REALM can't say, it goes on being made
 * @throws what was refused: the row is gone then where the form was told, else "failed"; LISTING_DIFFERS, LISTING_PAYEE:
 * "failed", and nobody was asked to sign
 */
export const makeListing = async (
  context: SellingContext,
  row: Row,
  sellerIs: SellerIs,
  form: { readonly fresh: boolean } | null = null,
): Promise<Row> => {
  const isFirst = row.unsent || form?.fresh === true;
  try {
    if (isOld(context, row))
      throw new CodedError("LISTING_KEY", "REALM may have forgotten the key");
    // Before the call, which nobody may live to tell of.
    if (row.unsent && !(await changeRow(context, row.id, ["making"], { unsent: false })))
      return (await findRow(context.database, row.id)) ?? row;
    return await askRealm(context, row, sellerIs, isFirst ? "first" : "again");
  } catch (error) {
    if (!(error instanceof CodedError) || DIFFERS.has(error.code)) throw error;
    const { code } = error;
    if (form !== null && (REFUSED.has(code) || (form.fresh && UNSENT.has(code)))) {
      await withdrawRow(context, row);
      throw error;
    }
    const unsent = isFirst && neverLeft(error);
    const after = await changeRow(
      context,
      row.id,
      ["making"],
      afterNo(context, row, error, unsent),
    );
    if (REFUSED.has(code) || code === "LISTING_KEY") throw error;
    const { owner } = row;
    context.log.warn({ component: "selling", wallet: owner, code }, "A listing has to wait.");
    return after ?? row;
  }
};
