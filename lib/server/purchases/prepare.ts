import { CodedError, isErrorCode, type ErrorCode } from "@/lib/core/errors";
import { intentToJson, purchaseIntent } from "@/lib/core/intent";
import type { PreparedPurchase, RealmListing } from "@/lib/core/realm";
import { readTransaction } from "@/lib/core/review";
import { fromBase64 } from "@/lib/core/solana";
import { callsFor } from "@/lib/server/realm-calls";
import type { PurchaseContext } from "./context";
import { assertForSale } from "./eligibility";
import type { Purchase } from "./purchase";
import { findPurchase } from "./store/read";
import { transition } from "./store/write";

/** Answers after which asking with the same key again can't help: nothing was prepared. */
const FINAL: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "LISTING_NOT_FOUND",
  "LISTING_SOLD",
  "LISTING_CANCELLED",
  "LISTING_NOT_FOR_SALE",
  "LISTING_OWN",
  "REALM_CREDENTIAL",
  "REALM_SIGNATURE",
  "REALM_REFUSED",
]);

const wireBytes = (text: string): Uint8Array => {
  try {
    return fromBase64(text);
  } catch (cause) {
    throw new CodedError("REALM_REFUSED", "REALM's transaction is not base64", { cause });
  }
};

const LISTING_WITHIN = 5_000;

/** What a 409 is called whose words say nothing to us: of a first call, and of one that was repeated. */
const UNEXPLAINED: ReadonlySet<ErrorCode> = new Set(["REALM_REFUSED", "REALM_UNAVAILABLE"]);

/**
 * A conflict whose code says nothing to us is "sold" only where the listing itself says so.
 * @throws LISTING_* for what the listing says, REALM_REFUSED or REALM_UNAVAILABLE where it is still for sale
 */
const initiate = async (
  { realm }: PurchaseContext,
  { id, listingId, wallet }: Purchase,
): Promise<PreparedPurchase> => {
  try {
    return await realm.initiatePurchase(listingId, wallet, id);
  } catch (error) {
    const unexplained = error instanceof CodedError && UNEXPLAINED.has(error.code);
    if (unexplained && error.context["status"] === 409)
      assertForSale(await realm.getListing(listingId, LISTING_WITHIN), wallet);
    throw error;
  }
};

const askRealm = async (
  context: PurchaseContext,
  purchase: Purchase,
  listing: RealmListing,
): Promise<Purchase> => {
  const { chain, policy } = context;
  const answer = await initiate(context, purchase);
  if (answer.listingId !== purchase.listingId) {
    throw new CodedError("REALM_REFUSED", "REALM prepared another listing");
  }
  const facts = readTransaction(wireBytes(answer.transaction));
  // Asked after REALM's answer, so its blockhash is at least as old as the one this bound is of,
  // unless our node is behind REALM's: acceptSigned asks once more.
  const lastValidBlockHeight = await chain.newestLastValidHeight();
  const intent = purchaseIntent(
    purchase.wallet,
    {
      listingId: listing.listingId,
      assetId: listing.assetId,
      seller: listing.sellerWallet,
      price: listing.price,
      licenceMint: listing.licenceMint,
    },
    policy,
    answer,
  );
  return transition(
    context,
    purchase.id,
    "prepare",
    { realmPurchaseId: answer.purchaseId, decodes: facts !== null },
    {
      price: listing.price,
      seller: listing.sellerWallet,
      realmPurchaseId: answer.purchaseId,
      intent: intentToJson(intent),
      transaction: answer.transaction,
      messageHash: facts?.messageHash ?? null,
      blockhash: facts?.blockhash ?? null,
      lastValidBlockHeight,
    },
  );
};

/** What another instance has made of the purchase meanwhile; null where nothing. */
const overtaken = async (
  { database }: PurchaseContext,
  id: string,
  error: unknown,
): Promise<Purchase | null> => {
  if (!(error instanceof CodedError) || error.code !== "PURCHASE_STATE") return null;
  return findPurchase(database, id);
};

/**
 * Takes a claimed purchase from "created" to "prepared": REALM is asked under the purchase's own
 * key, so asking twice prepares once, and the intent is built from our record of the listing, read
 * freshly. A transaction that does not decode is stored too: the review says so to the person.
 * @param known the listing, where it has just been read
 * @returns it as it is stored, which is another instance's doing where that was quicker
 * @throws CodedError. Where REALM's no is final the purchase has ended as "failed"; otherwise it
 * stays "created" and the same key may be asked again.
 */
export const prepare = async (
  context: PurchaseContext,
  purchase: Purchase,
  known?: RealmListing,
): Promise<Purchase> => {
  try {
    const listing = known ?? (await context.realm.getListing(purchase.listingId, LISTING_WITHIN));
    assertForSale(listing, purchase.wallet);
    return await callsFor(`purchase:${purchase.id}`, () => askRealm(context, purchase, listing));
  } catch (error) {
    const stored = await overtaken(context, purchase.id, error);
    if (stored) return stored;
    if (error instanceof CodedError && FINAL.has(error.code)) {
      await transition(context, purchase.id, "fail", { code: error.code });
    }
    throw error;
  }
};

/** The coded error that the evidence of a failed preparation names. */
export const preparationFailure = (evidence: unknown): CodedError => {
  const code =
    typeof evidence === "object" && evidence !== null && "code" in evidence ? evidence.code : null;
  const known = typeof code === "string" && isErrorCode(code) ? code : "PURCHASE_STATE";
  return new CodedError(known, "another request found that this can't be bought");
};
