import {
  isIosAndRedirectable,
  type MessageSignerWalletAdapterProps,
  type SignerWalletAdapterProps,
  type WalletAdapter,
} from "@solana/wallet-adapter-base";
import { CoinbaseWalletAdapter } from "@solana/wallet-adapter-coinbase";
import { LedgerWalletAdapter } from "@solana/wallet-adapter-ledger";
import { NightlyWalletAdapter } from "@solana/wallet-adapter-nightly";
import { PhantomWalletAdapter } from "@solana/wallet-adapter-phantom";
import { SolflareWalletAdapter } from "@solana/wallet-adapter-solflare";
import { TrustWalletAdapter } from "@solana/wallet-adapter-trust";
import { VersionedTransaction } from "@solana/web3.js";
import { address } from "@/lib/core/solana";
import type { ConnectedWallet, WalletChoice } from "./connected-wallet";
import { WalletRefusal } from "./failure";
import { ownBytes } from "./own-bytes";
import { unreachable } from "./reach";

/**
 * The bridge to wallets that do not speak Wallet Standard. This file alone pulls web3.js in, so it
 * is only ever reached through `import()` after "More wallets".
 */
export const adapterWallets = (): readonly WalletChoice[] => {
  bridges ??= [
    new PhantomWalletAdapter(),
    new SolflareWalletAdapter(),
    new CoinbaseWalletAdapter(),
    new LedgerWalletAdapter(),
    new TrustWalletAdapter(),
    new NightlyWalletAdapter(),
  ].map(toChoice);
  return bridges;
};

let bridges: readonly WalletChoice[] | undefined;

const toChoice = (adapter: WalletAdapter): WalletChoice => ({
  source: "adapter",
  name: adapter.name,
  icon: adapter.icon,
  sendsAtOnce: !canSignTransactions(adapter),
  connect: async ({ silent }) => {
    const reason = unreachable(adapter, loadsAs(adapter));
    if (reason) throw reason;
    await (silent ? adapter.autoConnect() : adapter.connect());
    const key = adapter.publicKey;
    if (!key) throw new WalletRefusal("declined", "The wallet shared no account.");
    return accountOf(adapter, key.toBase58());
  },
});

const loadsAs = (adapter: WalletAdapter): "device" | "app" | "frame" => {
  if (adapter instanceof LedgerWalletAdapter) return "device";
  return isIosAndRedirectable() ? "app" : "frame";
};

const canSignTransactions = (
  adapter: WalletAdapter,
): adapter is WalletAdapter & SignerWalletAdapterProps => "signTransaction" in adapter;

const canSignMessages = (
  adapter: WalletAdapter,
): adapter is WalletAdapter & MessageSignerWalletAdapterProps => "signMessage" in adapter;

const accountOf = (adapter: WalletAdapter, key: string): ConnectedWallet => ({
  name: adapter.name,
  icon: adapter.icon,
  address: address(key),
  chains: null,
  signTransaction: canSignTransactions(adapter)
    ? async (transaction) => {
        const signed = await adapter.signTransaction(VersionedTransaction.deserialize(transaction));
        return ownBytes(signed.serialize());
      }
    : null,
  signMessage: canSignMessages(adapter)
    ? async (message) => ({
        signedMessage: message,
        signature: ownBytes(await adapter.signMessage(ownBytes(message))),
        address: address(key),
      })
    : null,
  // The adapters' own signIn is Wallet Standard's; those wallets are reached there.
  signIn: null,
  disconnect: () => adapter.disconnect(),
  onChange: (listener) => {
    const moved = (next: { toBase58(): string }): void => {
      if (next.toBase58() !== key) listener(accountOf(adapter, next.toBase58()));
    };
    const gone = (): void => {
      listener(null);
    };
    adapter.on("connect", moved);
    adapter.on("disconnect", gone);
    return () => {
      adapter.off("connect", moved);
      adapter.off("disconnect", gone);
    };
  },
});
