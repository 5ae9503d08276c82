import { setTimeout as pause } from "node:timers/promises";
import { CodedError } from "@/lib/core/errors";
import type { RealmListing } from "@/lib/core/realm";
import { assertListingId } from "@/lib/server/listings";
import type { PurchaseContext } from "./context";
import { assertForSale } from "./eligibility";
import { notShownYet, wasPaid } from "./landed-late";
import { preparationFailure, prepare } from "./prepare";
import type { Purchase } from "./purchase";
import { keepLease } from "./store/keep-lease";
import { claimPurchase, releasePurchase } from "./store/lease";
import { endUnsigned } from "./steps/prepared";
import {
  endedSince,
  findOpenPurchase,
  findPaidAfterEnd,
  findPurchase,
  transitionsOf,
  type Attempted,
} from "./store/read";
import { insertPurchase } from "./store/write";

export interface Started {
  readonly purchase: Purchase;
  /** False where a purchase of this wallet and listing was found that is not to be made again. */
  readonly created: boolean;
}

/** How long a second click waits for the first one's preparation, and how often it looks. */
const PATIENCE_MILLIS = 15_000;
const LOOK_EVERY_MILLIS = 100;

/**
 * Whether an unsigned transaction can't land any more: no endpoint takes its blockhash. Where one does
 * not answer it counts as alive: the review will say so.
 */
const isDead = async ({ chain, log }: PurchaseContext, purchase: Purchase): Promise<boolean> => {
  if (purchase.blockhash === null) return true;
  try {
    return await chain.isBlockhashDead(purchase.blockhash);
  } catch (error) {
    log.warn({ purchaseId: purchase.id, error }, "Could not ask whether a blockhash is alive.");
    return false;
  }
};

const failureOf = async ({ database }: PurchaseContext, id: string): Promise<CodedError> => {
  const history = (await transitionsOf(database, [id])).get(id);
  return preparationFailure(history?.at(-1)?.evidence);
};

/** Prepares, or waits for whoever is preparing it already: another click, tab or instance. */
const prepareOnce = async (
  context: PurchaseContext,
  id: string,
  listing: RealmListing | undefined,
): Promise<Purchase> => {
  const deadline = context.now().getTime() + PATIENCE_MILLIS;
  for (;;) {
    const claimed = await claimPurchase(context, id);
    let current = claimed ?? (await findPurchase(context.database, id));
    if (!current) throw new CodedError("PURCHASE_NOT_FOUND", "the purchase vanished");
    if (claimed?.state === "created") {
      const lease = keepLease(context, claimed);
      try {
        current = await prepare(context, claimed, listing);
      } finally {
        const next = { waitMillis: 5_000, waits: 0, absences: 0 };
        await releasePurchase(context, { ...current, ...(await lease.end()) }, next);
      }
    } else if (claimed) await releasePurchase(context, claimed, { waitMillis: 0, ...claimed });
    if (current.state === "failed") throw await failureOf(context, id);
    if (current.state !== "created") return current;
    if (context.now().getTime() > deadline) {
      throw new CodedError("REALM_UNAVAILABLE", "somebody else's preparation did not end in time");
    }
    await pause(LOOK_EVERY_MILLIS);
  }
};

/**
 * What to do with the unfinished purchase that is there; null where a new one is to be made. Of one
 * that can't land any more REALM is asked whether it has: a wallet can send by itself.
 */
const pickUp = async (context: PurchaseContext, open: Purchase): Promise<Purchase | null> => {
  if (open.state === "created") return prepareOnce(context, open.id, undefined);
  if (open.state !== "prepared" || !(await isDead(context, open))) return open;
  try {
    const ended = await endUnsigned(context, open, { because: "prepared again" });
    if (ended === null) throw notShownYet();
    context.wake();
    return ended.state === "expired" && ended.notice === null ? null : ended;
  } catch (error) {
    // Signed, closed or expired by another request since it was read: look again.
    if (!(error instanceof CodedError) || error.code !== "PURCHASE_STATE") throw error;
    const moved = await findOpenPurchase(context.database, open);
    return moved?.id === open.id ? moved : null;
  }
};

/** A transaction lands within a minute and a half of its preparation, or never. */
const MAY_LAND_MILLIS = 10 * 60_000;

/**
 * The purchase of this listing that ended and was paid all the same. Before another is begun REALM and the
 * chain are asked of those that ended a moment ago, for a wallet can say no, and have sent it; and of each
 * that was sent once.
 */
const paidAfterEnd = async (
  context: PurchaseContext,
  attempted: Attempted,
): Promise<Purchase | null> => {
  const since = new Date(context.now().getTime() - MAY_LAND_MILLIS);
  for (const ended of await endedSince(context.database, { ...attempted, since }))
    if ((await wasPaid(context, ended)) === null) throw notShownYet();
  return findPaidAfterEnd(context.database, attempted);
};

/**
 * Buy: finds this wallet's unfinished purchase of the listing, or one that was paid after it had ended, or
 * makes one, and has REALM prepare its transaction. Stored before REALM is asked, under the key REALM is
 * asked with. However often and from wherever it is called at once, there is one purchase.
 * @throws LISTING_* , REALM_* , CHAIN_UNAVAILABLE; in each case nothing more is paid
 */
export const startPurchase = async (
  context: PurchaseContext,
  attempted: Attempted,
): Promise<Started> => {
  const { wallet, listingId } = attempted;
  assertListingId(listingId);
  const open = await findOpenPurchase(context.database, attempted);
  const pickedUp = open ? await pickUp(context, open) : await paidAfterEnd(context, attempted);
  if (pickedUp) return { purchase: pickedUp, created: false };
  const listing = await context.realm.getListing(listingId, 5_000);
  if (listing.listingId !== listingId)
    throw new CodedError("REALM_ANSWER", "REALM showed another listing");
  assertForSale(listing, wallet);
  const inserted = await insertPurchase(context, crypto.randomUUID(), wallet, listing);
  const purchase = inserted ?? (await findOpenPurchase(context.database, attempted));
  if (!purchase) throw new CodedError("PURCHASE_STATE", "an unfinished purchase ended just now");
  return { purchase: await prepareOnce(context, purchase.id, listing), created: inserted !== null };
};
