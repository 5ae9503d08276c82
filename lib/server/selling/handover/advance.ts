import { CodedError } from "@/lib/core/errors";
import { assessConfirmed } from "@/lib/core/review";
import type { SellingContext } from "../context";
import { lookAtListing } from "../look";
import { findRow } from "../store/rows";
import { sendAgain, sendStored, signedFacts } from "./send";
import { moveHandover, noteAlert, type Handover } from "./store";

/**
 * How a step ended: it moved, or waits. `absent`: the chain can't take it any more and knows nothing of
 * it; `again`: as before, so that the next wait is longer.
 */
type Step =
  | { readonly moved: Handover }
  | { readonly waitMillis: number; readonly absent?: boolean; readonly again?: boolean };

const SOON = { waitMillis: 500 } as const;
/** Looks in a row that have to find nothing, so that one node's hiccup expires nothing. */
const LOOKS = 2;
/** Longest wait for REALM to see what has landed, and how long it may take before people look. */
const UNSEEN_LONGEST_MILLIS = 60_000;
const UNSEEN_TOLD_MILLIS = 10 * 60_000;

/** Expires what nobody signed once its blockhash is dead. */
const stepPrepared = async (context: SellingContext, handover: Handover): Promise<Step> => {
  const height = await context.chain.blockHeight();
  if (height <= handover.lastValidBlockHeight) return { waitMillis: 5_000 };
  const evidence = { blockHeight: height.toString() };
  return { moved: await moveHandover(context, handover.id, "expire", evidence) };
};

/** Null while the bytes can still land. */
const stepAbsent = async (context: SellingContext, handover: Handover): Promise<Step | null> => {
  const { signature } = signedFacts(handover);
  const { lastValidBlockHeight } = handover;
  const unseen = { signature, lastValidBlockHeight, begunAt: handover.createdAt };
  if (!(await context.chain.isAbsentForGood(unseen))) return null;
  const looks = handover.absences + 1;
  if (looks < LOOKS) return { waitMillis: 2_000, absent: true };
  const evidence = { looks, lastValidBlockHeight: lastValidBlockHeight.toString() };
  return { moved: await moveHandover(context, handover.id, "expire", evidence) };
};

const stepSigned = async (context: SellingContext, handover: Handover): Promise<Step> => {
  const { signature } = signedFacts(handover);
  const status = await context.chain.signatureStatus(signature);
  if (status !== null) {
    const evidence = { signature, seenInSlot: status.slot.toString() };
    return { moved: await moveHandover(context, handover.id, "broadcast", evidence) };
  }
  const absent = await stepAbsent(context, handover);
  if (absent) return absent;
  const sent = await sendStored(context, handover);
  return sent.state === "signed" ? { waitMillis: 2_000 } : { moved: sent };
};

/** Checks the confirmed transaction once more against what was agreed (CHAIN-01), at every endpoint. */
const settle = async (
  context: SellingContext,
  handover: Handover,
  final: boolean,
): Promise<Step> => {
  const { bytes, signature } = signedFacts(handover);
  const seen = await context.chain.confirmedTransactions(signature);
  const shown = seen.filter((one) => one !== null);
  const [first] = shown;
  if (first === undefined || shown.length < seen.length) return SOON;
  const found = shown.map((one) =>
    assessConfirmed({
      broadcast: bytes,
      confirmed: one.bytes,
      meta: one.meta,
      intent: handover.intent,
    }),
  );
  const slot = first.slot.toString();
  const differing = found.find((findings) => findings.length > 0);
  if (differing === undefined) {
    const evidence = { signature, slot, endpoints: seen.length };
    return { moved: await moveHandover(context, handover.id, "land", evidence) };
  }
  if (!final) return SOON;
  if (handover.disputedAt === null) {
    const disputedAt = context.now();
    const evidence = { slot, findings: differing };
    await moveHandover(context, handover.id, "dispute", evidence, { disputedAt });
    context.log.error(
      { component: "selling", transactionSignature: signature, wallet: handover.owner },
      "ALERT: the chain does not show a handover as it was agreed.",
    );
  }
  return { waitMillis: 60_000 };
};

const stepSubmitted = async (context: SellingContext, handover: Handover): Promise<Step> => {
  const status = await context.chain.signatureStatus(signedFacts(handover).signature);
  if (status === null) {
    const absent = await stepAbsent(context, handover);
    if (absent) return absent;
    await sendAgain(context, handover);
    return { waitMillis: 1_000 };
  }
  const final = status.confirmation === "finalized";
  if (status.error === null)
    return status.confirmation === "seen" ? SOON : settle(context, handover, final);
  if (!final) return SOON;
  const evidence = { chainError: status.error, slot: status.slot.toString() };
  return { moved: await moveHandover(context, handover.id, "fail", evidence) };
};

/** Ever later, and told the operator once: the seller has signed, and nothing has come of it. */
const waitUnseen = async (context: SellingContext, handover: Handover): Promise<Step> => {
  const { waits, updatedAt, alertedAt, owner, signature } = handover;
  const landedFor = context.now().getTime() - updatedAt.getTime();
  if (landedFor >= UNSEEN_TOLD_MILLIS && alertedAt === null) {
    // Told before it is written down: twice is better than never.
    context.log.error(
      { component: "selling", transactionSignature: signature, wallet: owner },
      "ALERT: REALM does not see a handover that landed ten minutes ago.",
    );
    await noteAlert(context, handover);
  }
  return { waitMillis: Math.min(1_000 * 2 ** waits, UNSEEN_LONGEST_MILLIS), again: true };
};

/** Done once nothing can take it back and REALM has seen it. */
const stepLanded = async (context: SellingContext, handover: Handover): Promise<Step> => {
  const status = await context.chain.signatureStatus(signedFacts(handover).signature);
  if (status === null) {
    await sendAgain(context, handover);
    return waitUnseen(context, handover);
  }
  if (status.confirmation !== "finalized") return SOON;
  const row = await findRow(context.database, handover.listing);
  if (row === null) throw new CodedError("INTERNAL", "a handover of no listing");
  const { state } = await lookAtListing(context, row);
  const agreed = handover.kind === "list" ? state !== "signing" : state !== "cancelling";
  if (!agreed) return waitUnseen(context, handover);
  context.forgetPages();
  const evidence = { realmStatus: state, finalizedInSlot: status.slot.toString() };
  return { moved: await moveHandover(context, handover.id, "finish", evidence) };
};

/** Moves an unfinished handover by asking the chain and REALM. It decides on evidence alone. */
export const stepHandover = (context: SellingContext, handover: Handover): Promise<Step> => {
  switch (handover.state) {
    case "prepared":
      return stepPrepared(context, handover);
    case "signed":
      return stepSigned(context, handover);
    case "submitted":
      return stepSubmitted(context, handover);
    case "landed":
      return stepLanded(context, handover);
    case "done":
    case "declined":
    case "refused":
    case "expired":
    case "failed":
      return Promise.resolve(SOON);
  }
};
