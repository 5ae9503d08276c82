import { eq } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import type { RealmListing } from "@/lib/core/realm";
import { purchases } from "@/lib/server/db/schema/purchases";
import { sales } from "@/lib/server/db/schema/sales";
import type { SalesContext } from "./context";
import { recordSale } from "./record";

type Looking = Pick<SalesContext, "database" | "realm" | "now">;

/** A purchase made here writes its own sale down, with what was agreed, once it is owned. */
const isOurs = async ({ database }: Looking, signature: string): Promise<boolean> => {
  const [own] = await database
    .select({ id: purchases.id })
    .from(purchases)
    .where(eq(purchases.signature, signature))
    .limit(1);
  return own !== undefined;
};

const isKnown = async ({ database }: Looking, listingId: string): Promise<boolean> => {
  const [known] = await database
    .select({ id: sales.id })
    .from(sales)
    .where(eq(sales.listingId, listingId))
    .limit(1);
  return known !== undefined;
};

/** Null for one that REALM does not have: nothing was sold. */
const ask = async ({ realm }: Looking, listingId: string): Promise<RealmListing | null> => {
  try {
    return await realm.getListing(listingId);
  } catch (error) {
    if (error instanceof CodedError && error.code === "LISTING_NOT_FOUND") return null;
    throw error;
  }
};

/**
 * Asks REALM about a listing that is said to be sold, and writes down a sale whose buyer came from
 * elsewhere. What was said decides nothing.
 * @throws REALM_UNAVAILABLE and its like where REALM could not be asked
 */
export const lookAtSale = async (context: Looking, listingId: string): Promise<void> => {
  const listing = await ask(context, listingId);
  if (listing?.status !== "sold") return;
  const signature = listing.solanaTxSignature ?? null;
  // Without its transaction one sale can't be told from another, so what is known stands.
  if (signature === null ? await isKnown(context, listingId) : await isOurs(context, signature))
    return;
  const at = context.now();
  await context.database.transaction((transaction) =>
    recordSale(
      transaction,
      {
        seller: listing.sellerWallet,
        buyer: null,
        listingId,
        assetType: listing.assetType,
        assetId: listing.assetId,
        assetName: listing.assetDetails.name,
        gross: listing.price,
        net: null,
        signature,
        licenceMint: listing.licenceMint ?? null,
        soldAt: at,
      },
      at,
    ),
  );
};
