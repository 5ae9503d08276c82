import type { Instruction } from "../decode/instruction";
import { isTokenProgram } from "../programs/addresses";
import type { MessageContext } from "./context";

/**
 * Slots of the token programs that only receive. They look for the authority in one slot and for a
 * multisig's signers at the end; System, Stake, Vote and the loaders accept a signature wherever it
 * stands, so with them no slot is harmless. Source: spl-token `validate_owner` against
 * solana-system-program `get_signers`.
 */
const receiving: ReadonlySet<string> = new Set(["destination", "delegate", "feeReceiver"]);

/** Whether an instruction draws on the wallet's own authority: it signs, wherever it stands. */
export const usesWalletAuthority = (
  { wallet }: MessageContext,
  { program, accounts }: Instruction,
): boolean =>
  accounts.some(
    ({ address, name }) => address === wallet && !(isTokenProgram(program) && receiving.has(name)),
  );

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
