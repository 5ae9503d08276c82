import type { IdentifierArray, WalletAccount } from "@wallet-standard/base";
import type { SharedAccount } from "../protocol";

export const chains = [
  "solana:localnet",
  "solana:devnet",
  "solana:testnet",
  "solana:mainnet",
] as const satisfies IdentifierArray;

const features = [
  "solana:signMessage",
  "solana:signTransaction",
  "solana:signIn",
] as const satisfies IdentifierArray;

/** An account as apps get it from Wallet Standard: it can't be changed by them. */
export const walletAccount = ({ address, name, publicKey }: SharedAccount): WalletAccount =>
  Object.freeze({ address, label: name, publicKey: publicKey.slice(), chains, features });
