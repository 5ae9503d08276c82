import type { PurchaseContext } from "../context";
import { signedFacts, type Purchase } from "../purchase";
import { transition } from "../store/write";
import { expireIfAbsent } from "./absence";
import { moved, wait, type StepResult } from "./result";

const AGAIN_MILLIS = 2_000;

/**
 * Sends the stored bytes. A node's no is not an end: others may still take the bytes, so only time
 * and the chain decide. @throws CHAIN_UNAVAILABLE: the purchase stays "signed"
 */
export const sendStored = async (
  context: PurchaseContext,
  purchase: Purchase,
): Promise<StepResult> => {
  const { bytes, signature } = signedFacts(purchase);
  const result = await context.chain.broadcast(bytes);
  if (result.kind === "accepted") {
    return moved(await transition(context, purchase.id, "broadcast", { signature }));
  }
  context.log.warn(
    { purchaseId: purchase.id, reason: result.reason },
    "A node did not take a signed purchase.",
  );
  return wait(AGAIN_MILLIS);
};

/** Looks for the signature first: the process may have died between broadcasting and storing it. */
export const stepSigned = async (
  context: PurchaseContext,
  purchase: Purchase,
): Promise<StepResult> => {
  const { signature } = signedFacts(purchase);
  const status = await context.chain.signatureStatus(signature);
  if (status !== null) {
    const evidence = { signature, seenInSlot: status.slot.toString() };
    return moved(await transition(context, purchase.id, "broadcast", evidence));
  }
  return (await expireIfAbsent(context, purchase)) ?? sendStored(context, purchase);
};
