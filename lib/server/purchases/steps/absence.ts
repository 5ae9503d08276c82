import type { PurchaseContext } from "../context";
import { silenceProvesNothing } from "../overdue";
import { signedFacts, type Purchase } from "../purchase";
import { alertOnce } from "../store/alert";
import { transition } from "../store/write";
import { dispute, DISPUTED_LOOK_MILLIS } from "./dispute";
import { realmStanding } from "./realm-standing";
import { moved, wait, type StepResult } from "./result";

/** Looks in a row that have to find nothing, so that one node's hiccup decides nothing. */
const LOOKS = 2;
const BETWEEN_LOOKS_MILLIS = 2_000;
/** How often a purchase is looked at that only people can end. */
const SILENT_LOOK_MILLIS = 5 * 60_000;

/**
 * Whether the chain can't take the signed bytes any more and does not know them: in how many looks in a
 * row that was seen. A step's result where it has to be looked at once more, null while they can land.
 * @throws CHAIN_UNAVAILABLE
 */
export const absentFor = async (
  { chain }: PurchaseContext,
  purchase: Purchase,
): Promise<{ readonly looks: number } | StepResult | null> => {
  const { signature, lastValidBlockHeight } = signedFacts(purchase);
  const unseen = { signature, lastValidBlockHeight, begunAt: purchase.createdAt };
  if (!(await chain.isAbsentForGood(unseen))) return null;
  const looks = purchase.absences + 1;
  return looks < LOOKS ? { kind: "wait", millis: BETWEEN_LOOKS_MILLIS, absent: true } : { looks };
};

/**
 * Expires a signed purchase once the chain can't take its bytes any more and does not know them, seen
 * twice, and REALM has not seen them land either. Null while they can still land. This is the only
 * way a signed purchase ends unpaid without an error on chain: expiring it early could make a person
 * pay twice. So nothing that is in dispute is expired, nor what was signed longer ago than nodes need
 * keep their history. @throws CodedError where chain or REALM can't say
 */
export const expireIfAbsent = async (
  context: PurchaseContext,
  purchase: Purchase,
): Promise<StepResult | null> => {
  const absent = await absentFor(context, purchase);
  if (absent === null || "kind" in absent) return absent;
  if (purchase.notice !== null) return wait(DISPUTED_LOOK_MILLIS);
  const realmStatus = await realmStanding(context, purchase);
  const lastValidBlockHeight = signedFacts(purchase).lastValidBlockHeight.toString();
  const evidence = { lastValidBlockHeight, ...absent, realmStatus };
  if (realmStatus === "completed") return dispute(context, purchase, evidence);
  if (!silenceProvesNothing(purchase, context.now()))
    return moved(await transition(context, purchase.id, "expire", evidence));
  await alertOnce(
    context,
    purchase,
    "the chain knows nothing of a purchase signed so long ago that nodes may have forgotten it.",
    { outcome: realmStatus },
  );
  return { kind: "wait", millis: SILENT_LOOK_MILLIS, absent: true };
};
