import { assessConfirmed } from "@/lib/core/review";
import type { PurchaseContext } from "../context";
import { signedFacts, type Purchase } from "../purchase";
import { alertOnce } from "../store/alert";
import { transition } from "../store/write";
import { dispute } from "./dispute";
import { moved, wait, type StepResult } from "./result";

const LOOK_EVERY_MILLIS = 500;
const DISAGREEMENT_MILLIS = 5_000;

/**
 * Reads the confirmed transaction at every endpoint and checks it once more against what was agreed
 * (CHAIN-01). It is settled where all who answer show it as agreed; disputed where none does and it
 * is final; in between nobody's word counts yet.
 */
export const settle = async (
  context: PurchaseContext,
  purchase: Purchase,
  final: boolean,
): Promise<StepResult> => {
  const { bytes, signature, intent } = signedFacts(purchase);
  const seen = await context.chain.confirmedTransactions(signature);
  const confirmed = seen.filter((one) => one !== null);
  const [first] = confirmed;
  if (first === undefined || confirmed.length < seen.length) return wait(LOOK_EVERY_MILLIS);
  const found = confirmed.map((one) =>
    assessConfirmed({ broadcast: bytes, confirmed: one.bytes, meta: one.meta, intent }),
  );
  const chainFacts = { slot: first.slot, networkFee: first.meta.fee };
  const slot = first.slot.toString();
  const differing = found.filter((findings) => findings.length > 0);
  if (differing.length === 0) {
    const change = { ...chainFacts, notice: null };
    const evidence = {
      signature,
      slot,
      networkFee: first.meta.fee.toString(),
      endpoints: seen.length,
    };
    return moved(await transition(context, purchase.id, "settle", evidence, change));
  }
  if (differing.length < found.length) {
    await alertOnce(context, purchase, "RPC endpoints disagree on a confirmed purchase.");
    return wait(DISAGREEMENT_MILLIS);
  }
  if (!final) return wait(LOOK_EVERY_MILLIS);
  return dispute(context, purchase, { slot, findings: differing[0] }, chainFacts);
};
