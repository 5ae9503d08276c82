import { CodedError, type ErrorCode } from "@/lib/core/errors";
import type { Address } from "@/lib/core/solana";
import type { SellingContext } from "./context";
import { findElsewhere } from "./elsewhere";
import { lookAtListing } from "./look";
import { rowsOf } from "./store/lists";
import { staleRows, type Row } from "./store/rows";

/** Milliseconds for which REALM's word on a listing is not asked for again. */
const FRESH = 2_000;
/** Listings a page has REALM asked about, the newest; the others are looked at in their turn. */
const ASKED = 12;

export interface OwnListings {
  readonly rows: readonly Row[];
  /** Whether more are over than are here. */
  readonly isCut: boolean;
  /** Among how many of the market's newest those made elsewhere were looked for; null for all of it. */
  readonly among: number | null;
  /** Why REALM could not be asked now; null where it was. */
  readonly trouble: ErrorCode | null;
}

/** The code of what kept REALM from being asked; anything that is not REALM's goes on. */
const troubleIn = (results: readonly PromiseSettledResult<unknown>[]): ErrorCode | null => {
  let trouble: ErrorCode | null = null;
  for (const result of results) {
    if (result.status === "fulfilled") continue;
    if (!(result.reason instanceof CodedError)) throw result.reason;
    trouble ??= result.reason.code;
  }
  return trouble;
};

/** A wallet's listings, newest first, as far as REALM answers: made here, or found at the market. */
export const listOwn = async (context: SellingContext, wallet: Address): Promise<OwnListings> => {
  const { database, now } = context;
  const stale = await staleRows(database, wallet, new Date(now().getTime() - FRESH), ASKED);
  let among: number | null = null;
  const looks = await Promise.allSettled([
    findElsewhere(context, wallet).then((found) => {
      among = found;
    }),
    ...stale.map((row) => lookAtListing(context, row)),
  ]);
  return { ...(await rowsOf(database, wallet)), among, trouble: troubleIn(looks) };
};
