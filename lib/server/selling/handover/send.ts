import { CodedError } from "@/lib/core/errors";
import { fromBase64 } from "@/lib/core/solana";
import type { SellingContext } from "../context";
import { moveHandover, type Handover } from "./store";

/** What a handover has from "signed" on. @throws INTERNAL for one that was never signed */
export const signedFacts = ({ signature, signedTransaction }: Handover) => {
  if (signature === null || signedTransaction === null)
    throw new CodedError("INTERNAL", "the handover was never signed");
  return { signature, bytes: fromBase64(signedTransaction) };
};

/**
 * Sends the stored bytes, always the same ones. A node's no is not an end: only time and the chain decide.
 * @returns whether a node took them @throws CHAIN_UNAVAILABLE
 */
export const sendAgain = async (context: SellingContext, handover: Handover): Promise<boolean> => {
  const { bytes } = signedFacts(handover);
  if ((await context.chain.blockHeight()) > handover.lastValidBlockHeight) return false;
  return (await context.chain.broadcast(bytes)).kind === "accepted";
};

/** The same for one that was just signed. @returns it as it stands then */
export const sendStored = async (
  context: SellingContext,
  handover: Handover,
): Promise<Handover> => {
  if (!(await sendAgain(context, handover))) return handover;
  const { signature } = signedFacts(handover);
  return moveHandover(context, handover.id, "broadcast", { signature });
};
