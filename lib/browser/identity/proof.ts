import { fromBase64 } from "@/lib/core/solana";
import type { ProofGround, ProofReview } from "@/lib/core/wallet-proof";
import type { ConnectedWallet } from "../wallet/connected-wallet";
import { WalletRefusal, walletRefusal } from "../wallet/failure";

/** What the server gives for either deed: the text, and the transaction that carries it (base64). */
interface ProofOffer {
  readonly message: string;
  readonly transaction: string;
}

/** What this page knows of what it asks a wallet for; the rest is the server's word. */
export const proofGround = (
  deed: ProofGround["deed"],
  { address }: ConnectedWallet,
  lines: readonly string[],
): ProofGround => {
  const { host, origin } = location;
  return { deed, wallet: address, host, origin, lines };
};

// The review weighs more than the page around it: it comes with the first transaction.
const core = () => import("@/lib/core/wallet-proof");

/** Reads the transaction before the wallet is asked. Bytes that are none are blocked as such. */
export const reviewOffer = async (offer: ProofOffer, ground: ProofGround): Promise<ProofReview> => {
  const { reviewProof } = await core();
  return reviewProof(bytesOf(offer), offer.message, ground, new Date());
};

const bytesOf = ({ transaction }: ProofOffer): Uint8Array => {
  try {
    return fromBase64(transaction);
  } catch {
    return new Uint8Array(0);
  }
};

/**
 * Has the wallet sign a transaction that was reviewed and found in order, and compares what comes back.
 * Call it first thing in a click, or the wallet's window is blocked.
 * @returns the signed wire bytes, for the server; they are of no use on any cluster
 * @throws WalletRefusal when it will not, or gives back something else
 */
export const signProof = async (
  wallet: ConnectedWallet,
  { verdict, ground, text, transaction }: ProofReview,
): Promise<Uint8Array> => {
  if (verdict !== "ok")
    throw new WalletRefusal("failed", "It is not in order. Nothing was signed.");
  if (wallet.address !== ground.wallet)
    throw new WalletRefusal("failed", "The wallet is on another account now. Start again.");
  if (wallet.signTransaction === null)
    throw new WalletRefusal(
      "failed",
      `${wallet.name} sends what it signs at once, so it can’t sign something that is never sent.`,
    );
  const signed = await wallet.signTransaction(transaction).catch((thrown: unknown) => {
    throw walletRefusal(thrown);
  });
  const { proofRefusal } = await core();
  const refusal = await proofRefusal(wallet.address, text, signed);
  if (refusal !== null)
    throw new WalletRefusal("failed", `The wallet signed something else. ${refusal}`);
  return signed;
};
