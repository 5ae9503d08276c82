import type { PurchaseContext } from "../context";
import { signedFacts, type Purchase } from "../purchase";
import { transition } from "../store/write";
import { expireIfAbsent } from "./absence";
import { moved, wait, type StepResult } from "./result";
import { sendAgain } from "./send";

const AGAIN_MILLIS = 2_000;

/** Sends the stored bytes. @throws CHAIN_UNAVAILABLE: the purchase stays "signed" */
export const sendStored = async (
  context: PurchaseContext,
  purchase: Purchase,
): Promise<StepResult> => {
  if (!(await sendAgain(context, purchase))) return wait(AGAIN_MILLIS);
  const { signature } = signedFacts(purchase);
  return moved(await transition(context, purchase.id, "broadcast", { signature }));
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
