import type { Address } from "@/lib/core/solana";
import { proofRefusal } from "@/lib/core/wallet-proof";
import { isSignedBy } from "./signature";

/** What a wallet gave back for a text: its signature over it, or over the transaction that carries it. */
export type WalletAnswer =
  | { readonly signature: Uint8Array }
  /** Wire bytes. Read, compared and thrown away: nothing here can send them. */
  | { readonly transaction: Uint8Array };

/** Why the wallet has not signed this very text, for the log; null where it has. */
export const answerRefusal = async (
  wallet: Address,
  text: string,
  answer: WalletAnswer,
): Promise<string | null> => {
  if ("transaction" in answer) return proofRefusal(wallet, text, answer.transaction);
  return isSignedBy(wallet, new TextEncoder().encode(text), answer.signature)
    ? null
    : "the signature is not the wallet's";
};
