import { CodedError } from "@/lib/core/errors";
import type { SellingContext } from "./context";
import { changeRow, findRow, type Row } from "./store/rows";
import { factsOf, requireSame, standing } from "./told";

/** The states a look at it was of that are one to REALM: what it answers is written over no other. */
const sameAs = ({ state }: Row) =>
  state === "signing" ? (["signing"] as const) : (["active", "cancelling"] as const);

/** REALM has it no more: it can't be bought, whoever took it off. */
const gone = async (context: SellingContext, row: Row, askedAt: Date): Promise<Row | null> => {
  // What its seller has not signed for, nobody is told of.
  if (row.state === "signing") return null;
  return changeRow(context, row.id, sameAs(row), {
    state: "cancelled",
    trouble: "LISTING_NOT_FOUND",
    endedAt: context.now(),
    askedAt,
  });
};

/**
 * Asks REALM how a listing stands and writes it down, unless it has moved on since it was asked. A wish
 * to cancel stays one while it is for sale.
 * @returns it as it stands then
 * @throws CodedError REALM_* where REALM could not be asked: nothing changed
 */
export const lookAtListing = async (context: SellingContext, row: Row): Promise<Row> => {
  const { listingId } = row;
  if (listingId === null) throw new CodedError("INTERNAL", "a listing that REALM has not named");
  const askedAt = context.now();
  const current = async (): Promise<Row> => (await findRow(context.database, row.id)) ?? row;
  try {
    const told = await context.listingNow(listingId);
    requireSame(row, told);
    // A wish to cancel stays one; one to list is fulfilled.
    const isWish = told.status === "active" && row.state !== "signing";
    const kept = isWish ? {} : { ...standing(told.status, context.now()), trouble: null };
    const change = {
      ...factsOf(told),
      ...kept,
      askedAt,
      ...(row.state === "active" ? { tries: 0 } : {}),
    };
    if (told.status !== "active" && row.state !== "signing") context.forgetListing(listingId);
    return (await changeRow(context, row.id, sameAs(row), change)) ?? (await current());
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== "LISTING_NOT_FOUND") throw error;
    // What its seller has not signed for stood on no page of the market.
    if (row.state !== "signing") context.forgetListing(listingId);
    return (await gone(context, row, askedAt)) ?? (await current());
  }
};
