import { useSyncExternalStore } from "react";
import { walletStore, type WalletState } from "./store";

export const useWallet = (): WalletState =>
  useSyncExternalStore(walletStore.subscribe, walletStore.get, walletStore.getServer);
