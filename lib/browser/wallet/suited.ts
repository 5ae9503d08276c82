import { chainId, type Cluster } from "@/lib/core/solana";
import type { ConnectedWallet } from "./connected-wallet";

/**
 * Why this wallet cannot be used to buy here, said before it is asked; null when it can. A wallet
 * that only signs and sends in one go leaves no moment to check what it signed.
 */
export const unsuited = (wallet: ConnectedWallet, cluster: Cluster): string | null => {
  if (wallet.chains && !wallet.chains.includes(chainId(cluster))) {
    return `This account of ${wallet.name} does not work on ${cluster}. Switch its network, or use another wallet.`;
  }
  if (!wallet.signTransaction) {
    return `${wallet.name} sends what it signs at once, so it could not be checked before it is sent. Use another wallet.`;
  }
  return null;
};
