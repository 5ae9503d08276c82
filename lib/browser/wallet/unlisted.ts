import type { WalletChoice } from "./connected-wallet";

/** Wallets sign as "Trust" in one place and as "Trust Wallet" in the other. */
const plain = (name: string): string => name.toLowerCase().replace(/\s*wallet$/u, "");

/**
 * The bridged wallets that have not registered themselves. One that has is reached directly; its
 * bridge would be a worse second door.
 */
export const unlisted = (
  bridged: readonly WalletChoice[],
  registered: readonly WalletChoice[],
): readonly WalletChoice[] => {
  const known = new Set(registered.map(({ name }) => plain(name)));
  return bridged.filter(({ name }) => !known.has(plain(name)));
};
