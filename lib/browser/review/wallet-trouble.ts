import type { ConnectedWallet } from "../wallet/connected-wallet";
import { unsuited } from "../wallet/suited";
import type { ReviewedPage } from "./preparation";

/**
 * Why the wallet as it is now can't be asked for this purchase; null when it can. The same question
 * is asked while the review is read and at the very moment of signing.
 */
export const walletTrouble = (
  page: ReviewedPage,
  wallet: ConnectedWallet | null,
): string | null => {
  if (wallet === null) return "No wallet is connected any more. Connect it again to sign.";
  if (wallet.address !== page.wallet) {
    return `${wallet.name} is now on another account. Nothing was signed. Switch back to the account you began with, or close this and start again.`;
  }
  return unsuited(wallet, page.policy.cluster);
};
