import { CodedError } from "@/lib/core/errors";
import { isEnd } from "@/lib/core/purchase";
import { callsFor } from "@/lib/server/realm-calls";
import type { PurchaseContext } from "../context";
import { isOverdue } from "../overdue";
import type { Purchase } from "../purchase";
import { alertOnce } from "../store/alert";
import { keepLease, type KeptLease } from "../store/keep-lease";
import { releasePurchase } from "../store/lease";
import { stepCreated } from "./created";
import { stepPaid } from "./paid";
import { stepPrepared } from "./prepared";
import { backoff, wait, type StepResult } from "./result";
import { stepSigned } from "./signed";
import { stepSubmitted } from "./submitted";

/** Moves an unfinished purchase by asking the chain and REALM. It decides on evidence alone. */
const step = (context: PurchaseContext, purchase: Purchase): Promise<StepResult> => {
  switch (purchase.state) {
    case "created":
      return stepCreated(context, purchase);
    case "prepared":
      return stepPrepared(context, purchase);
    case "signed":
      return stepSigned(context, purchase);
    case "submitted":
      return stepSubmitted(context, purchase);
    case "paid":
      return stepPaid(context, purchase);
    case "owned":
    case "declined":
    case "refused":
    case "expired":
    case "failed":
      return Promise.resolve(wait(0));
  }
};

/** A step that could not look decides nothing: it waits, longer each time. */
const stepOrWait = async (context: PurchaseContext, purchase: Purchase): Promise<StepResult> => {
  try {
    return await callsFor(`purchase:${purchase.id}`, () => step(context, purchase));
  } catch (error) {
    const overtaken = error instanceof CodedError && error.code === "PURCHASE_STATE";
    // Its new state is looked at at once; where it comes to that again, not over and over.
    if (overtaken) return wait(purchase.waits === 0 ? 0 : backoff(purchase.waits));
    const expected = error instanceof CodedError && error.code !== "INTERNAL";
    const fields = { purchaseId: purchase.id, state: purchase.state, error };
    if (expected) context.log.warn(fields, "A purchase has to wait.");
    else context.log.error(fields, "A step of a purchase failed unexpectedly.");
    return wait(backoff(purchase.waits));
  }
};

const alertIfOverdue = async (context: PurchaseContext, purchase: Purchase): Promise<void> => {
  if (purchase.notice !== null || !isOverdue(purchase, context.now())) return;
  await alertOnce(context, purchase, "a signed purchase has not got on for five minutes.");
};

const advanceHeld = async (
  context: PurchaseContext,
  claimed: Purchase,
  lease: KeptLease,
): Promise<Purchase> => {
  let purchase = claimed;
  for (;;) {
    const result = await stepOrWait(context, purchase);
    if (result.kind === "moved") {
      purchase = result.purchase;
      if (!isEnd(purchase.state)) {
        if (!(await lease.renew())) return purchase;
        continue;
      }
    }
    const waiting = result.kind === "wait";
    if (waiting) await alertIfOverdue(context, purchase);
    await releasePurchase(
      context,
      { ...purchase, ...(await lease.end()) },
      {
        waitMillis: waiting ? result.millis : 0,
        waits: waiting ? purchase.waits + 1 : 0,
        absences: waiting && result.absent ? purchase.absences + 1 : 0,
      },
    );
    return purchase;
  }
};

/**
 * Takes a claimed purchase as far as it goes now, gives the claim back and says when to look again.
 * @returns it as it stands then
 */
export const advance = async (context: PurchaseContext, claimed: Purchase): Promise<Purchase> => {
  const lease = keepLease(context, claimed);
  try {
    return await advanceHeld(context, claimed, lease);
  } finally {
    await lease.end();
  }
};
