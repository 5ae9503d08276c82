import type { PurchaseContext } from "../context";
import { signedFacts, type Purchase } from "../purchase";
import { transition } from "../store/write";
import { dispute } from "./dispute";
import { backoff, moved, wait, type StepResult } from "./result";
import { sendAgain } from "./send";
import { tellRealm } from "./tell-realm";

const LOOK_EVERY_MILLIS = 500;
const REBROADCAST_EVERY_MILLIS = 1_000;

/**
 * Owned once nothing can take the payment back. A confirmed one that a fork dropped is sent again; an
 * error that became final after the payment was seen is for people to resolve.
 */
const ownOnceFinal = async (context: PurchaseContext, purchase: Purchase): Promise<StepResult> => {
  const status = await context.chain.signatureStatus(signedFacts(purchase).signature);
  if (status === null) {
    await sendAgain(context, purchase);
    return wait(REBROADCAST_EVERY_MILLIS);
  }
  if (status.confirmation !== "finalized") return wait(LOOK_EVERY_MILLIS);
  const slot = status.slot.toString();
  if (status.error !== null) return dispute(context, purchase, { slot, chainError: status.error });
  const change = { slot: status.slot, notice: null };
  const evidence = { realmStatus: "completed", finalizedInSlot: slot };
  return moved(await transition(context, purchase.id, "own", evidence, change));
};

/** Tells REALM of the payment until it agrees, then waits for the payment to be final. */
export const stepPaid = async (
  context: PurchaseContext,
  purchase: Purchase,
): Promise<StepResult> => {
  const completed =
    purchase.realmCompletedAt === null ? await tellRealm(context, purchase) : purchase;
  return completed === null ? wait(backoff(purchase.waits)) : ownOnceFinal(context, completed);
};
