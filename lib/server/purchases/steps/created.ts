import { CodedError } from "@/lib/core/errors";
import type { PurchaseContext } from "../context";
import { prepare } from "../prepare";
import type { Purchase } from "../purchase";
import { findPurchase } from "../store/read";
import { transition } from "../store/write";
import { backoff, moved, wait, type StepResult } from "./result";

/** Nobody waits for a transaction that long; nothing was paid. */
const GIVE_UP_MILLIS = 5 * 60_000;

/** REALM repeats the answer it stored under a key for a day: one that can't be read stays unreadable. */
const isSpent = ({ code }: CodedError): boolean => code === "REALM_ANSWER";

/** Asks REALM again with the same key, so that what it may have prepared is found again. */
export const stepCreated = async (
  context: PurchaseContext,
  purchase: Purchase,
): Promise<StepResult> => {
  const age = context.now().getTime() - purchase.createdAt.getTime();
  if (age > GIVE_UP_MILLIS) {
    return moved(await transition(context, purchase.id, "fail", { code: "REALM_UNAVAILABLE" }));
  }
  try {
    return moved(await prepare(context, purchase));
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    context.log.warn(
      { purchaseId: purchase.id, code: error.code },
      "A purchase is not prepared yet.",
    );
    if (isSpent(error)) {
      return moved(await transition(context, purchase.id, "fail", { code: error.code }));
    }
    const current = await findPurchase(context.database, purchase.id);
    return current?.state === "failed" ? moved(current) : wait(backoff(purchase.waits + 2));
  }
};
