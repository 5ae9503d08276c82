import type { Instruction } from "../decode/instruction";
import type { MessageContext } from "./context";

/** Slots that only receive: standing there gives an instruction no power over the account. */
const receiving: ReadonlySet<string> = new Set([
  "destination",
  "recipient",
  "recipientAccount",
  "delegate",
  "newAuthority",
  "feeReceiver",
  "spill",
]);

/** Whether an instruction draws on the wallet's own authority: it signs, wherever it stands. */
export const usesWalletAuthority = (
  { wallet }: MessageContext,
  instruction: Instruction,
): boolean =>
  instruction.accounts.some(({ address, name }) => address === wallet && !receiving.has(name));

/**
 * Whether a token instruction acts on the wallet's property: with its authority, directly or as one
 * of several signers, or on an account it owns under somebody else's authority.
 */
export const actsOnWallet = (
  context: MessageContext,
  instruction: Instruction,
  target: string,
): boolean =>
  usesWalletAuthority(context, instruction) ||
  instruction.accounts.some(
    ({ name, address }) => name === target && context.ownership.isWallets(address),
  );
