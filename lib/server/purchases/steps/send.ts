import type { PurchaseContext } from "../context";
import { signedFacts, type Purchase } from "../purchase";

/**
 * Sends the stored bytes, always the same ones, so that a person can't pay twice. A node's no is not
 * an end: others may still take them, so only time and the chain decide.
 * @returns whether a node took them; nothing is sent once they can't land any more
 * @throws CHAIN_UNAVAILABLE
 */
export const sendAgain = async (context: PurchaseContext, purchase: Purchase): Promise<boolean> => {
  const { bytes, lastValidBlockHeight } = signedFacts(purchase);
  if ((await context.chain.blockHeight()) > lastValidBlockHeight) return false;
  const result = await context.chain.broadcast(bytes);
  if (result.kind === "accepted") return true;
  context.log.warn(
    { purchaseId: purchase.id, reason: result.reason },
    "No node took a signed purchase.",
  );
  return false;
};
