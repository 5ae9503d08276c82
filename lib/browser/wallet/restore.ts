import type { ConnectedWallet, WalletChoice } from "./connected-wallet";
import type { RememberedWallet } from "./memory";
import { standardWallets, watchStandardWallets } from "./standard";

/** Extensions and scripts register when they get to it; after this it counts as not there. */
const PATIENCE_IN_MS = 4_000;

/** Finds the wallet used last and asks it for its account without a window; null when it will not. */
export const findRemembered = async (
  remembered: RememberedWallet,
): Promise<ConnectedWallet | null> => {
  const choice =
    remembered.source === "standard"
      ? await registered(remembered.name)
      : await bridged(remembered.name);
  try {
    return (await choice?.connect({ silent: true })) ?? null;
  } catch {
    // A wallet that is locked or has forgotten this site refuses: the person connects by hand.
    return null;
  }
};

const named = (wallets: readonly WalletChoice[], name: string): WalletChoice | undefined =>
  wallets.find((wallet) => wallet.name === name);

const registered = (name: string): Promise<WalletChoice | undefined> =>
  new Promise((resolve) => {
    const settle = (choice: WalletChoice | undefined): void => {
      clearTimeout(timer);
      unwatch();
      resolve(choice);
    };
    const timer = setTimeout(() => {
      settle(undefined);
    }, PATIENCE_IN_MS);
    const unwatch = watchStandardWallets(() => {
      const choice = named(standardWallets(), name);
      if (choice) settle(choice);
    });
    const choice = named(standardWallets(), name);
    if (choice) settle(choice);
  });

const bridged = async (name: string): Promise<WalletChoice | undefined> => {
  const { adapterWallets } = await import("./adapters");
  return named(adapterWallets(), name);
};
