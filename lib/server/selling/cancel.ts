import { CodedError, type ErrorCode } from "@/lib/core/errors";
import type { Address } from "@/lib/core/solana";
import { asOwner } from "@/lib/server/realm";
import type { SellingContext } from "./context";
import { adopt, revive } from "./elsewhere";
import { beginHandover, type SellerIs } from "./handover/begin";
import { moveHandover, openHandoverOf } from "./handover/store";
import { lookAtListing } from "./look";
import { waitAfter } from "./patience";
import { claimRow, releaseRow } from "./store/lease";
import { changeRow, findRow, rowOfListing, type Row } from "./store/rows";
import { factsOf, requireSame, standing, toSign } from "./told";

/** REALM did nothing and will not do it: the listing stands as before. */
const REFUSED: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "REALM_REFUSED",
  "CREDENTIAL_REQUIRED",
  "CREDENTIAL_REFUSED",
  "ESCROW_UNKNOWN",
]);

/** Why a listing is on its way off that its seller did not ask for is said to the end; else what was new. */
const reason = ({ trouble }: Row, news: ErrorCode | null): string | null =>
  trouble === "LISTING_DIFFERS" ? trouble : news;

const askRealm = async (
  context: SellingContext,
  row: Row,
  listingId: string,
  sellerIs: SellerIs,
): Promise<Row> => {
  const { realmOf, now, log } = context;
  const told = await asOwner(() => realmOf(row.owner).cancelListing(listingId));
  requireSame(row, told);
  const asked = toSign(told);
  if (asked !== null) {
    await beginHandover(context, row, "cancel", asked, sellerIs);
    const waiting = { trouble: reason(row, null), tries: 0 };
    return (await changeRow(context, row.id, ["cancelling"], waiting)) ?? row;
  }
  const kept =
    told.status === "active"
      ? { trouble: reason(row, "REALM_ANSWER"), tries: row.tries + 1 }
      : {
          ...factsOf(told),
          ...standing(told.status, now()),
          trouble: told.status === "cancelled" ? reason(row, null) : null,
          tries: 0,
        };
  const after = await changeRow(context, row.id, ["cancelling"], kept);
  context.forgetListing(listingId);
  log.info(
    { component: "selling", wallet: row.owner, event: "cancel" },
    "REALM was told to cancel.",
  );
  return after ?? row;
};

/** What is to become of a listing whose cancelling REALM did not answer with yes. */
const afterNo = async (
  context: SellingContext,
  row: Row,
  error: CodedError,
): Promise<{ readonly row: Row; readonly refusal: CodedError | null }> => {
  const { code } = error;
  if (code === "LISTING_SOLD" || code === "LISTING_NOT_FOUND") {
    // By whose hand it left the market is for the listing itself to say.
    const looked = await lookAtListing(context, row);
    if (looked.state !== "cancelling") return { row: looked, refusal: null };
  }
  if (REFUSED.has(code) || code === "LISTING_NOT_FOUND") {
    const back = { state: "active", trouble: code, tries: 0 } as const;
    return { row: (await changeRow(context, row.id, ["cancelling"], back)) ?? row, refusal: error };
  }
  const waiting = { trouble: reason(row, code), tries: row.tries + 1 };
  return { row: (await changeRow(context, row.id, ["cancelling"], waiting)) ?? row, refusal: null };
};

/** What lists it is not on the chain for sure; what has landed, or is disputed, is in nobody's way. */
const isBeingListed = async ({ database }: SellingContext, { id }: Row): Promise<boolean> => {
  const open = await openHandoverOf(database, id, "list");
  return open !== null && open.state !== "landed" && open.disputedAt === null;
};

/**
 * Takes a claimed listing off the market. Doing it twice does no more than doing it once.
 * @returns it as it stands; while REALM can't say, it goes on being cancelled
 * @throws what REALM refused: it is for sale as before
 */
export const takeOff = async (
  context: SellingContext,
  row: Row,
  sellerIs: SellerIs,
): Promise<Row> => {
  if (row.listingId === null) throw new CodedError("INTERNAL", "a listing REALM has not named");
  // Its seller has a transaction to sign, or has signed it: the chain decides, not another call.
  if ((await openHandoverOf(context.database, row.id, "cancel")) !== null) return row;
  if (await isBeingListed(context, row)) return row;
  try {
    return await askRealm(context, row, row.listingId, sellerIs);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    const { row: after, refusal } = await afterNo(context, row, error).catch((unknown: unknown) => {
      if (!(unknown instanceof CodedError)) throw unknown;
      return { row, refusal: null };
    });
    if (refusal !== null) throw refusal;
    return after;
  }
};

/** Nothing is listed that was not signed for; what is signed already has to land or expire first. */
const giveUp = async (context: SellingContext, row: Row): Promise<Row> => {
  const open = await openHandoverOf(context.database, row.id, "list");
  if (open !== null && open.state !== "prepared")
    throw new CodedError("HANDOVER_STATE", `what lists it is ${open.state}`);
  if (open !== null) await moveHandover(context, open.id, "decline", { by: "browser" });
  const end = { state: "cancelled", trouble: null, endedAt: context.now() } as const;
  const after = await changeRow(context, row.id, ["signing"], end);
  if (after === null) throw new CodedError("HANDOVER_STATE", "it waits for no signature any more");
  return after;
};

const requireUnsold = (row: Row): Row => {
  if (row.state !== "sold") return row;
  throw new CodedError("LISTING_SOLD_MEANWHILE", "what is sold can't be cancelled");
};

/**
 * Takes a wallet's own listing off the market, also one made elsewhere. The wish is stored before REALM
 * is asked, so that it is fulfilled whatever happens in between.
 * @param listingId REALM's
 * @returns it as it stands: "cancelling" where REALM has not answered
 * @throws LISTING_SOLD_MEANWHILE, LISTING_NOT_FOUND, CREDENTIAL_REQUIRED, CREDENTIAL_REFUSED,
 * REALM_REFUSED, LISTING_SETTLING, HANDOVER_STATE: it is not cancelled; REALM_* where REALM could not say
 * whether it has what is cancelled here
 */
export const cancelListing = async (
  context: SellingContext,
  wallet: Address,
  listingId: string,
): Promise<Row> => {
  const { database, now } = context;
  const found =
    (await rowOfListing(database, wallet, listingId)) ?? (await adopt(context, wallet, listingId));
  const known = (await revive(context, found)) ?? found;
  if (known.state === "signing") return giveUp(context, known);
  if (await isBeingListed(context, known))
    throw new CodedError("LISTING_SETTLING", "what lists it has not landed");
  const wish = { state: "cancelling", trouble: null, tries: 0, dueAt: now() } as const;
  await changeRow(context, known.id, ["active"], wish);
  const claimed = await claimRow(context, known.id);
  if (claimed === null) return requireUnsold((await findRow(database, known.id)) ?? known);
  let after = claimed;
  try {
    if (claimed.state === "cancelling") after = await takeOff(context, claimed, "waiting");
    return requireUnsold(after);
  } finally {
    await releaseRow(context, claimed, waitAfter(after, context.now()));
    context.wake();
  }
};
