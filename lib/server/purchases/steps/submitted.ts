import type { PurchaseContext } from "../context";
import { signedFacts, type Purchase } from "../purchase";
import { transition } from "../store/write";
import { expireIfAbsent } from "./absence";
import { moved, wait, type StepResult } from "./result";
import { sendAgain } from "./send";
import { settle } from "./settle";

const LOOK_EVERY_MILLIS = 500;
const REBROADCAST_EVERY_MILLIS = 1_000;

/**
 * What the network took all the same; nothing where no endpoint shows the transaction: the end of a
 * purchase does not wait for a figure. Lamports.
 */
const feeTaken = async (
  { chain, log }: PurchaseContext,
  signature: string,
): Promise<{ readonly networkFee?: bigint }> => {
  const seen = await chain.confirmedTransactions(signature).catch((error: unknown) => {
    log.warn({ error }, "The fee of a failed payment is not known.");
    return [];
  });
  const shown = seen.find((one) => one !== null);
  return shown ? { networkFee: shown.meta.fee } : {};
};

/**
 * Waits for the confirmation of a broadcast purchase, and sends the same bytes again while their
 * blockhash lives. An error ends it only once it is final: a fork could still carry the payment.
 */
export const stepSubmitted = async (
  context: PurchaseContext,
  purchase: Purchase,
): Promise<StepResult> => {
  const { signature } = signedFacts(purchase);
  const status = await context.chain.signatureStatus(signature);
  if (status === null) {
    const expired = await expireIfAbsent(context, purchase);
    if (expired) return expired;
    await sendAgain(context, purchase);
    return wait(REBROADCAST_EVERY_MILLIS);
  }
  const final = status.confirmation === "finalized";
  if (status.error === null) {
    if (status.confirmation === "seen") return wait(LOOK_EVERY_MILLIS);
    return settle(context, purchase, final);
  }
  if (!final) return wait(LOOK_EVERY_MILLIS);
  const evidence = { chainError: status.error, slot: status.slot.toString() };
  const fee = await feeTaken(context, signature);
  const change = { slot: status.slot, notice: null, ...fee };
  return moved(await transition(context, purchase.id, "fail", evidence, change));
};
