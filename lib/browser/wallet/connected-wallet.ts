import type { SolanaSignInInput } from "@solana/wallet-standard-features";
import type { Address } from "@/lib/core/solana";

/** What a wallet returns for a message: the bytes it really signed, and its ed25519 signature. */
export interface SignedMessage {
  readonly signedMessage: Uint8Array;
  readonly signature: Uint8Array;
  readonly address: Address;
}

/**
 * One account of one wallet, whichever way it was reached. Immutable: another account in the same
 * wallet is another `ConnectedWallet`, handed to `onChange`.
 */
export interface ConnectedWallet {
  readonly name: string;
  /** A data URI; shown as an image, never as markup. */
  readonly icon: string;
  readonly address: Address;
  /** `solana:…` chain ids the account works on; null where the wallet does not say. */
  readonly chains: readonly string[] | null;
  /** Wire bytes in, signed wire bytes out. Null: the wallet only sends by itself, unchecked. */
  readonly signTransaction: ((transaction: Uint8Array) => Promise<Uint8Array>) | null;
  readonly signMessage: ((message: Uint8Array) => Promise<SignedMessage>) | null;
  readonly signIn: ((input: SolanaSignInInput) => Promise<SignedMessage>) | null;
  disconnect(): Promise<void>;
  /** Calls back with the wallet's new account, or null once it is gone. Returns the unsubscribe. */
  onChange(listener: (next: ConnectedWallet | null) => void): () => void;
}

/** A wallet a person may pick. */
export interface WalletChoice {
  readonly source: WalletSource;
  readonly name: string;
  readonly icon: string;
  /** Sends what it signs at once: nothing could be checked in between, so it can't be used to buy. */
  readonly sendsAtOnce: boolean;
  /** `silent` asks for no window: it fails unless this site was approved before. */
  connect(options: { silent: boolean }): Promise<ConnectedWallet>;
}

export type WalletSource = "standard" | "adapter";
