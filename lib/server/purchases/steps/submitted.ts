import { assessConfirmed } from "@/lib/core/review";
import type { PurchaseContext } from "../context";
import { signedFacts, type Purchase } from "../purchase";
import { transition } from "../store/write";
import { expireIfAbsent } from "./absence";
import { moved, wait, type StepResult } from "./result";

const LOOK_EVERY_MILLIS = 500;
const REBROADCAST_EVERY_MILLIS = 1_000;

/** Reads the confirmed transaction and checks it once more against what was agreed (CHAIN-01). */
const settle = async (context: PurchaseContext, purchase: Purchase): Promise<StepResult> => {
  const { bytes, signature, intent } = signedFacts(purchase);
  const confirmed = await context.chain.confirmedTransaction(signature);
  if (confirmed === null) return wait(LOOK_EVERY_MILLIS);
  const { slot, meta } = confirmed;
  const chainFacts = { slot, networkFee: meta.fee };
  const findings = assessConfirmed({ broadcast: bytes, confirmed: confirmed.bytes, meta, intent });
  if (findings.length > 0) {
    context.log.error(
      {
        purchaseId: purchase.id,
        transactionSignature: signature,
        rules: findings.map(({ rule }) => rule),
      },
      "ALERT: a confirmed transaction is not what was agreed; the purchase was not settled.",
    );
    return moved(await transition(context, purchase.id, "fail", { findings }, chainFacts));
  }
  return moved(
    await transition(context, purchase.id, "settle", { slot: slot.toString() }, chainFacts),
  );
};

/**
 * Waits for the confirmation of a broadcast purchase, and sends the same bytes again while their
 * blockhash lives: never others, so a person can't pay twice.
 */
export const stepSubmitted = async (
  context: PurchaseContext,
  purchase: Purchase,
): Promise<StepResult> => {
  const { bytes, signature } = signedFacts(purchase);
  const status = await context.chain.signatureStatus(signature);
  if (status === null) {
    const expired = await expireIfAbsent(context, purchase);
    if (expired) return expired;
    await context.chain.broadcast(bytes);
    return wait(REBROADCAST_EVERY_MILLIS);
  }
  if (!status.confirmed) return wait(LOOK_EVERY_MILLIS);
  if (status.error === null) return settle(context, purchase);
  const evidence = { chainError: status.error, slot: status.slot.toString() };
  return moved(await transition(context, purchase.id, "fail", evidence, { slot: status.slot }));
};
