import { getWallets } from "@wallet-standard/app";
import type { Wallet } from "@wallet-standard/base";
import type { WalletChoice } from "./connected-wallet";
import {
  canConnect,
  canSignForSolana,
  canSignTransaction,
  connectStandard,
} from "./standard-wallet";

/** The Wallet Standard wallets of this page that can do anything on Solana, as they registered. */
export const standardWallets = (): readonly WalletChoice[] => {
  const seen = new Set<string>();
  return getWallets()
    .get()
    .filter((wallet) => canConnect(wallet) && canSignForSolana(wallet))
    .filter((wallet) => !seen.has(wallet.name) && seen.add(wallet.name))
    .map(toChoice);
};

/** Calls back whenever a wallet comes or goes. Returns the unsubscribe. */
export const watchStandardWallets = (listener: () => void): (() => void) => {
  const wallets = getWallets();
  const off = [wallets.on("register", listener), wallets.on("unregister", listener)];
  return () => {
    for (const stop of off) stop();
  };
};

const toChoice = (wallet: Wallet): WalletChoice => ({
  source: "standard",
  name: wallet.name,
  icon: wallet.icon,
  sendsAtOnce: !canSignTransaction(wallet),
  connect: ({ silent }) => connectStandard(wallet, silent),
});
