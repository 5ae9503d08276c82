import { CodedError } from "@/lib/core/errors";
import type { Address } from "@/lib/core/solana";
import { cancelListing } from "./cancel";
import type { SellingContext } from "./context";
import { changeRow, findRow, type Row } from "./store/rows";

/** What is not on the market, and will not be. */
const isOver = ({ state }: Row): boolean => state === "failed" || state === "cancelled";

/**
 * Takes a wallet's own listing back that REALM has not answered yet. Whether REALM made it, only its
 * answer can tell: it is waited for, and what it made is then cancelled. Of what no call was ever made, REALM
 * hears nothing. One that is listed by now is cancelled by the same wish.
 * @param id ours: REALM has given it none yet
 * @returns it as it stands: "making" while REALM's answer is waited for
 * @throws LISTING_NOT_FOUND; what cancelling throws (see cancel.ts)
 */
export const takeBack = async (
  context: SellingContext,
  wallet: Address,
  id: string,
): Promise<Row> => {
  const { database, now } = context;
  const own = await findRow(database, id);
  if (own?.owner !== wallet) throw new CodedError("LISTING_NOT_FOUND", "no listing of this wallet");
  const at = now();
  const wished = await changeRow(context, id, ["making"], ({ unsent }) =>
    unsent
      ? { unwanted: true, state: "cancelled", trouble: null, endedAt: at }
      : { unwanted: true, dueAt: at },
  );
  if (wished !== null) {
    context.wake();
    return wished;
  }
  const row = (await findRow(database, id)) ?? own;
  return isOver(row) || row.listingId === null
    ? row
    : cancelListing(context, wallet, row.listingId);
};
