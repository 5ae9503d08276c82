import type { PurchaseContext } from "../context";
import { signedFacts, type Purchase } from "../purchase";
import { markFinal, transition } from "../store/write";
import { absentFor } from "./absence";
import { dispute } from "./dispute";
import { backoff, moved, wait, type StepResult } from "./result";
import { sendAgain } from "./send";
import { tellRealm } from "./tell-realm";

const LOOK_EVERY_MILLIS = 500;
const REBROADCAST_EVERY_MILLIS = 1_000;

/** What the chain does not know is sent again while it can land; after that it is for people to resolve. */
const sendOrDispute = async (context: PurchaseContext, purchase: Purchase): Promise<StepResult> => {
  const absent = await absentFor(context, purchase);
  if (absent === null) {
    await sendAgain(context, purchase);
    return wait(REBROADCAST_EVERY_MILLIS);
  }
  return "kind" in absent ? absent : dispute(context, purchase, { ...absent, absentForGood: true });
};

/**
 * Whether nothing can take the payment back; once seen, that is stored, for nodes forget. A confirmed one
 * that a fork dropped is sent again; one that is gone for good, or an error that became final after the
 * payment was seen, is for people to resolve.
 * @returns the purchase, final or not yet, or what has to be done about it first
 */
const seeFinal = async (
  context: PurchaseContext,
  purchase: Purchase,
): Promise<Purchase | StepResult> => {
  if (purchase.finalizedAt !== null) return purchase;
  const status = await context.chain.signatureStatus(signedFacts(purchase).signature);
  if (status === null) return sendOrDispute(context, purchase);
  if (status.confirmation !== "finalized") return purchase;
  const slot = status.slot.toString();
  if (status.error !== null) return dispute(context, purchase, { slot, chainError: status.error });
  return markFinal(context, purchase.id, status.slot);
};

/**
 * Sees whether the payment is final, whatever REALM says, and tells REALM of it until it agrees. Owned
 * once both are so.
 */
export const stepPaid = async (
  context: PurchaseContext,
  purchase: Purchase,
): Promise<StepResult> => {
  const seen = await seeFinal(context, purchase);
  if ("kind" in seen) return seen;
  const completed = seen.realmCompletedAt === null ? await tellRealm(context, seen) : seen;
  if (completed === null) return wait(backoff(purchase.waits));
  if (completed.finalizedAt === null) return wait(LOOK_EVERY_MILLIS);
  const evidence = {
    realmStatus: "completed",
    finalizedInSlot: completed.slot?.toString() ?? null,
  };
  return moved(await transition(context, purchase.id, "own", evidence, { notice: null }));
};
