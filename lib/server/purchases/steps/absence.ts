import type { PurchaseContext } from "../context";
import { signedFacts, type Purchase } from "../purchase";
import { transition } from "../store/write";
import { dispute } from "./dispute";
import { realmStanding } from "./realm-standing";
import { moved, type StepResult } from "./result";

/** Looks in a row that have to find nothing, so that one node's hiccup expires nobody's purchase. */
const LOOKS = 2;
const BETWEEN_LOOKS_MILLIS = 2_000;

/**
 * Expires a signed purchase once the chain can't take its bytes any more and does not know them, seen
 * twice, and REALM has not seen them land either. Null while they can still land. This is the only
 * way a signed purchase ends unpaid without an error on chain: expiring it early could make a person
 * pay twice. @throws CodedError where chain or REALM can't say
 */
export const expireIfAbsent = async (
  context: PurchaseContext,
  purchase: Purchase,
): Promise<StepResult | null> => {
  const { signature, lastValidBlockHeight } = signedFacts(purchase);
  if (!(await context.chain.isAbsentForGood(signature, lastValidBlockHeight))) return null;
  const looks = purchase.absences + 1;
  if (looks < LOOKS) return { kind: "wait", millis: BETWEEN_LOOKS_MILLIS, absent: true };
  const realmStatus = await realmStanding(context, purchase);
  const evidence = { lastValidBlockHeight: lastValidBlockHeight.toString(), looks, realmStatus };
  if (realmStatus === "completed") return dispute(context, purchase, evidence);
  return moved(await transition(context, purchase.id, "expire", evidence));
};
