import type { Instruction } from "../decode/instruction";
import type { MessageContext } from "./context";

/** What an unknown program is given of the wallet's. */
export type Reach = "signature" | "account" | "nothing";

/** Each call of an unknown program with the most it is given. The privileges are the message's. */
export const unknownCalls = (
  context: MessageContext,
): readonly { instruction: Instruction; reach: Reach; account: string }[] =>
  context.instructions
    .filter(({ known }) => known === "unknown-program")
    .map((instruction) => {
      const signature = instruction.accounts.find(({ address }) => address === context.wallet);
      const account = instruction.accounts.find(
        ({ address, writable }) => writable && context.ownership.isWallets(address),
      );
      const reach = signature ? "signature" : account ? "account" : "nothing";
      return { instruction, reach, account: account?.address ?? "" };
    });
