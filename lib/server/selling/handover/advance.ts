import { CodedError } from "@/lib/core/errors";
import type { OwnListingState } from "@/lib/core/listing";
import { assessConfirmed } from "@/lib/core/review";
import type { SellingContext } from "../context";
import { lookAtListing } from "../look";
import { findRow } from "../store/rows";
import { sendAgain, sendStored, signedFacts } from "./send";
import { moveHandover, type Evidence, type Handover } from "./store";

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

/** Has people look, once. Told before it is written down: twice is better than never. */
const dispute = async (
  context: SellingContext,
  { id, owner, signature, disputedAt: before }: Handover,
  evidence: Evidence,
  said: string,
): Promise<void> => {
  if (before !== null) return;
  const disputedAt = context.now();
  const fields = { component: "selling", transactionSignature: signature, wallet: owner };
  context.log.error(fields, `ALERT: ${said}`);
  await moveHandover(context, id, "dispute", evidence, { disputedAt });
};

/** Expires what nobody signed once its blockhash is dead. */
const stepPrepared = async (context: SellingContext, handover: Handover): Promise<Step> => {
  const height = await context.chain.blockHeight();
  if (height <= handover.lastValidBlockHeight) return { waitMillis: 5_000 };
  const evidence = { blockHeight: height.toString() };
  return { moved: await moveHandover(context, handover.id, "expire", evidence) };
};

/** What shows that the bytes can't land any more; a step where they may, or it has to be seen again. */
type Absence = { readonly evidence: Evidence } | { readonly step: Step | null };

const absenceOf = async (context: SellingContext, handover: Handover): Promise<Absence> => {
  const { signature } = signedFacts(handover);
  const { lastValidBlockHeight } = handover;
  const unseen = { signature, lastValidBlockHeight, begunAt: handover.createdAt };
  if (!(await context.chain.isAbsentForGood(unseen))) return { step: null };
  const looks = handover.absences + 1;
  if (looks < LOOKS) return { step: { waitMillis: 2_000, absent: true } };
  return { evidence: { looks, lastValidBlockHeight: lastValidBlockHeight.toString() } };
};

/** Null while the bytes can still land. */
const stepAbsent = async (context: SellingContext, handover: Handover): Promise<Step | null> => {
  const absence = await absenceOf(context, handover);
  if ("step" in absence) return absence.step;
  return { moved: await moveHandover(context, handover.id, "expire", absence.evidence) };
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

const NOT_AS_AGREED = "the chain does not show a handover as it was agreed.";

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
    const change = { disputedAt: null };
    return { moved: await moveHandover(context, handover.id, "land", evidence, change) };
  }
  if (!final) return SOON;
  const evidence = { slot, findings: differing };
  await dispute(context, handover, evidence, NOT_AS_AGREED);
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

/** Ever later, and people look after a while: the seller has signed, and nothing has come of it. */
const waitUnseen = async (
  context: SellingContext,
  handover: Handover,
  evidence: Evidence,
): Promise<Step> => {
  const landedFor = context.now().getTime() - handover.updatedAt.getTime();
  if (landedFor >= UNSEEN_TOLD_MILLIS)
    await dispute(
      context,
      handover,
      evidence,
      "REALM does not see a handover that landed ten minutes ago.",
    );
  const waitMillis = Math.min(1_000 * 2 ** handover.waits, UNSEEN_LONGEST_MILLIS);
  return { waitMillis, again: true };
};

/** The chain had confirmed it, and does not show it so any more: nothing is left to wait for. */
const undone = async (
  context: SellingContext,
  handover: Handover,
  message: string,
  shown: Evidence,
): Promise<Step> => {
  const evidence = { ...shown, findings: [{ rule: "CHAIN-01", message }] };
  await dispute(context, handover, evidence, NOT_AS_AGREED);
  return { waitMillis: UNSEEN_LONGEST_MILLIS, again: true };
};

/** It may have been forgotten, or have gone with a fork; then it is sent again while it can land. */
const stepVanished = async (context: SellingContext, handover: Handover): Promise<Step> => {
  const absence = await absenceOf(context, handover);
  if ("evidence" in absence)
    return undone(
      context,
      handover,
      "The chain knows nothing of it any more, and can't take it again.",
      absence.evidence,
    );
  if (absence.step !== null) return absence.step;
  await sendAgain(context, handover);
  return waitUnseen(context, handover, { because: "the chain does not show it at the moment" });
};

/** How the listing stands by REALM; null where what REALM tells under its name is not it. */
const toldState = async (
  context: SellingContext,
  { listing }: Handover,
): Promise<OwnListingState | null> => {
  const row = await findRow(context.database, listing);
  if (row === null) throw new CodedError("INTERNAL", "a handover of no listing");
  try {
    return (await lookAtListing(context, row)).state;
  } catch (error) {
    if (error instanceof CodedError && error.code === "REALM_ANSWER") return null;
    throw error;
  }
};

/** Done once nothing can take it back and REALM has seen it. */
const stepLanded = async (context: SellingContext, handover: Handover): Promise<Step> => {
  const status = await context.chain.signatureStatus(signedFacts(handover).signature);
  if (status === null) return stepVanished(context, handover);
  if (status.confirmation !== "finalized") return SOON;
  const finalizedInSlot = status.slot.toString();
  if (status.error !== null) {
    const shown = { chainError: status.error, finalizedInSlot };
    return undone(context, handover, "The chain shows in the end that it failed.", shown);
  }
  const state = await toldState(context, handover);
  const before = handover.kind === "list" ? "signing" : "cancelling";
  const evidence = { realmStatus: state ?? "REALM_ANSWER", finalizedInSlot };
  if (state === null || state === before) return waitUnseen(context, handover, evidence);
  context.forgetPages();
  const change = { disputedAt: null };
  return { moved: await moveHandover(context, handover.id, "finish", evidence, change) };
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
