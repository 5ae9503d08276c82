import type { TokenMove } from "../effects/steps";
import type { MessageContext } from "./context";

/** Out of an account of the wallet; offline its signature under the move is taken as proof. */
export const leavesWallet = (
  { ownership, wallet }: MessageContext,
  { source, destination, authority }: TokenMove,
): boolean => {
  if (source === null || destination === null) return false;
  const owner = ownership.holding(source)?.owner;
  const ours = owner === wallet || (owner === undefined && authority === wallet);
  return ours && !ownership.isWallets(destination);
};
