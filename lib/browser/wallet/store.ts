import type { ConnectedWallet, WalletChoice } from "./connected-wallet";
import { rememberWallet, type RememberedWallet } from "./memory";

export type WalletState =
  | { readonly status: "none" }
  | { readonly status: "restoring" }
  | { readonly status: "connected"; readonly wallet: ConnectedWallet };

const NONE: WalletState = { status: "none" };

let state: WalletState = NONE;
let unwatch: () => void = () => undefined;
let restoring: Promise<void> | null = null;
const listeners = new Set<() => void>();

const set = (next: WalletState): void => {
  state = next;
  for (const listener of listeners) listener();
};

const adopt = (wallet: ConnectedWallet): void => {
  unwatch();
  unwatch = wallet.onChange((next) => {
    if (next) adopt(next);
    else release();
  });
  set({ status: "connected", wallet });
};

const release = (): void => {
  unwatch();
  unwatch = () => undefined;
  rememberWallet(null);
  set(NONE);
};

/** The tab's one connected wallet, for `useSyncExternalStore`. Weighs nothing until it is asked. */
export const walletStore = {
  get: (): WalletState => state,
  /** On the server and while hydrating there is no wallet, whatever this tab knows. */
  getServer: (): WalletState => NONE,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  /** The wallet right now, past any render: the one question asked before signing. */
  current: (): ConnectedWallet | null => (state.status === "connected" ? state.wallet : null),

  /** Opens the wallet. Call it first thing in a click, or its window is blocked. */
  connect: async (choice: WalletChoice): Promise<ConnectedWallet> => {
    const wallet = await choice.connect({ silent: false });
    adopt(wallet);
    rememberWallet({ source: choice.source, name: choice.name });
    return wallet;
  },

  /**
   * Reconnects without a window. Runs once a page; resolves when it is known either way. A wallet
   * that is connected already stays: signing in refreshes the header, which then remembers it.
   */
  restore: (remembered: RememberedWallet): Promise<void> => {
    if (state.status === "connected") return Promise.resolve();
    restoring ??= (async () => {
      set({ status: "restoring" });
      const { findRemembered } = await import("./restore");
      const wallet = await findRemembered(remembered);
      // Somebody may have picked another wallet meanwhile; theirs stays.
      if (state.status !== "restoring") return;
      if (wallet) adopt(wallet);
      else set(NONE);
    })();
    return restoring;
  },

  disconnect: async (): Promise<void> => {
    const wallet = walletStore.current();
    release();
    await wallet?.disconnect();
  },
};
