import { CodedError } from "@/lib/core/errors";
import type { Address } from "@/lib/core/solana";
import type { SellingContext } from "../context";
import type { HandoverEvent } from "./machine";
import { ownHandover } from "./read";
import { moveHandover, type Handover } from "./store";

export type CloseReason = "declined" | "refused" | "expired";

const events: Readonly<Record<CloseReason, HandoverEvent>> = {
  declined: "decline",
  refused: "refuse",
  // Not "expire": that ends what is signed too, on the chain's word alone.
  expired: "lapse",
};

/**
 * Ends a handover that the person left before anything was signed. Saying it twice is saying it once.
 * @throws HANDOVER_NOT_FOUND; HANDOVER_STATE once it has moved on
 */
export const closeHandover = async (
  context: SellingContext,
  wallet: Address,
  id: string,
  reason: CloseReason,
): Promise<Handover> => {
  const handover = await ownHandover(context, wallet, id);
  if (handover.state === reason) return handover;
  try {
    return await moveHandover(context, id, events[reason], { by: "browser" });
  } catch (error) {
    const current = await ownHandover(context, wallet, id);
    const overtaken = error instanceof CodedError && error.code === "HANDOVER_STATE";
    if (overtaken && current.state === reason) return current;
    throw error;
  }
};
