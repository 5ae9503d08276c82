import { eq } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import type { PurchaseState } from "@/lib/core/purchase";
import type { RealmListing } from "@/lib/core/realm";
import type { Address } from "@/lib/core/solana";
import { purchases, purchaseTransitions } from "@/lib/server/db/schema/purchases";
import { isUniqueViolation } from "@/lib/server/db/unique-violation";
import type { PurchaseContext } from "../context";
import { nextState, type PurchaseEvent } from "../machine";
import { purchaseFromRow, type Purchase, type PurchaseRow } from "../purchase";
import { tellOfMove } from "./tell";

/** What decided a transition. JSON; never a secret. */
export type Evidence = Readonly<Record<string, unknown>>;

/** Columns a transition may set beside the state. */
export type Change = Partial<
  Pick<
    PurchaseRow,
    | "price"
    | "seller"
    | "realmPurchaseId"
    | "intent"
    | "transaction"
    | "messageHash"
    | "blockhash"
    | "lastValidBlockHeight"
    | "signedTransaction"
    | "signature"
    | "verdict"
    | "networkFee"
    | "slot"
    | "notice"
    | "dueAt"
  >
>;

/** Ends after which a wallet may still send by itself what it was asked to sign, or have sent it. */
const REVOCABLE: readonly PurchaseState[] = ["declined", "refused", "expired"];
const FIRST_RECHECK_MILLIS = 60_000;

/** When it is asked for the first time whether a purchase that ends now was paid all the same. */
const recheckAfter = (
  { state: from, realmPurchaseId }: PurchaseRow,
  to: PurchaseState,
  notice: PurchaseRow["notice"],
  at: Date,
): Date | null => {
  const endsUnpaid = from !== to && REVOCABLE.includes(to) && notice === null;
  const wasPrepared = realmPurchaseId !== null;
  return endsUnpaid && wasPrepared ? new Date(at.getTime() + FIRST_RECHECK_MILLIS) : null;
};

/** A freshly created purchase is first looked at by the reconciler after this long. */
const FIRST_LOOK_MILLIS = 30_000;

/**
 * Stores a new purchase as "created", with its first transition. Null where this wallet already has
 * an unfinished purchase of the listing: another click, tab or instance was quicker.
 */
export const insertPurchase = async (
  { database, now }: Pick<PurchaseContext, "database" | "now">,
  id: string,
  wallet: Address,
  listing: RealmListing,
): Promise<Purchase | null> => {
  const at = now();
  return database.transaction(async (transaction) => {
    const [row] = await transaction
      .insert(purchases)
      .values({
        id,
        wallet,
        listingId: listing.listingId,
        state: "created",
        assetType: listing.assetType,
        assetId: listing.assetId,
        assetName: listing.assetDetails.name,
        previewImageUrl: listing.assetDetails.previewImageUrl,
        seller: listing.sellerWallet,
        price: listing.price,
        confirmKey: crypto.randomUUID(),
        dueAt: new Date(at.getTime() + FIRST_LOOK_MILLIS),
        leaseUntil: at,
        createdAt: at,
        updatedAt: at,
      })
      .onConflictDoNothing()
      .returning();
    if (!row) return null;
    await transaction.insert(purchaseTransitions).values({
      purchaseId: id,
      fromState: null,
      toState: "created",
      event: "start",
      evidence: {},
      at,
    });
    await tellOfMove(transaction, row, { byOwner: true, at });
    return purchaseFromRow(row);
  });
};

/**
 * Moves a purchase by one event, under its row's lock, and writes the transition with its evidence;
 * whom it concerns is told when that is committed. Whoever comes second finds the new state and is refused.
 * @throws PURCHASE_STATE where the event can't happen any more, or the signature belongs to another
 * purchase; PURCHASE_NOT_FOUND
 */
export const transition = async (
  { database, now, log }: Pick<PurchaseContext, "database" | "now" | "log">,
  id: string,
  event: PurchaseEvent,
  evidence: Evidence,
  change: Change = {},
): Promise<Purchase> => {
  const at = now();
  const move = database.transaction(async (transaction) => {
    const [row] = await transaction
      .select()
      .from(purchases)
      .where(eq(purchases.id, id))
      .for("update");
    if (!row) throw new CodedError("PURCHASE_NOT_FOUND", "no such purchase");
    const state = nextState(row.state, event);
    if (state === null) {
      throw new CodedError(
        "PURCHASE_STATE",
        `${event} can't happen to a purchase that is ${row.state}`,
        {
          context: { purchaseId: id, state: row.state, event },
        },
      );
    }
    const [moved] = await transaction
      .update(purchases)
      .set({
        ...{ dueAt: at, ...change, state, absences: 0, waits: 0, alertedAt: null, updatedAt: at },
        recheckAt: recheckAfter(row, state, change.notice ?? row.notice, at),
      })
      .where(eq(purchases.id, id))
      .returning();
    if (!moved) throw new CodedError("PURCHASE_NOT_FOUND", "the purchase vanished under its lock");
    await transaction
      .insert(purchaseTransitions)
      .values({ purchaseId: id, fromState: row.state, toState: state, event, evidence, at });
    await tellOfMove(transaction, moved, { byOwner: evidence["by"] === "browser", at });
    return { from: row.state, purchase: purchaseFromRow(moved) };
  });
  try {
    const { from, purchase } = await move;
    log.info({ purchaseId: id, from, to: purchase.state, event }, "A purchase moved.");
    return purchase;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new CodedError("PURCHASE_STATE", "this signature belongs to another purchase", {
      context: { purchaseId: id },
      cause: error,
    });
  }
};

/** Puts a new key in place of one under which REALM has given its answer. */
export const renewConfirmKey = async (
  { database }: Pick<PurchaseContext, "database">,
  id: string,
): Promise<void> => {
  await database
    .update(purchases)
    .set({ confirmKey: crypto.randomUUID() })
    .where(eq(purchases.id, id));
};

/** Writes down that REALM calls a paid purchase complete, so that it is not asked again. */
export const markCompletedAtRealm = async (
  { database, now }: Pick<PurchaseContext, "database" | "now">,
  id: string,
): Promise<Purchase> => {
  const [row] = await database
    .update(purchases)
    .set({ realmCompletedAt: now() })
    .where(eq(purchases.id, id))
    .returning();
  if (!row) throw new CodedError("PURCHASE_NOT_FOUND", "no such purchase");
  return purchaseFromRow(row);
};

/** Writes down that nothing can take a payment back any more, and the slot it stands in. */
export const markFinal = async (
  { database, now }: Pick<PurchaseContext, "database" | "now">,
  id: string,
  slot: bigint,
): Promise<Purchase> => {
  const [row] = await database
    .update(purchases)
    .set({ finalizedAt: now(), slot })
    .where(eq(purchases.id, id))
    .returning();
  if (!row) throw new CodedError("PURCHASE_NOT_FOUND", "no such purchase");
  return purchaseFromRow(row);
};
