import { CodedError } from "@/lib/core/errors";
import type { Address } from "@/lib/core/solana";
import type { PurchaseContext } from "./context";
import type { Purchase } from "./purchase";
import { findPurchase } from "./store/read";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

/**
 * A wallet's own purchase. Somebody else's and none at all look the same from outside.
 * @throws PURCHASE_NOT_FOUND, for an id of another shape too
 */
export const ownPurchase = async (
  { database }: Pick<PurchaseContext, "database">,
  wallet: Address,
  id: string,
): Promise<Purchase> => {
  const purchase = UUID.test(id) ? await findPurchase(database, id) : null;
  if (purchase?.wallet === wallet) return purchase;
  throw new CodedError("PURCHASE_NOT_FOUND", "no purchase of this wallet has this id");
};
