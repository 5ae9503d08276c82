import type { WalletSource } from "./connected-wallet";

/**
 * The wallet used last, in a cookie rather than in local storage: the server then renders the
 * header as it will be after the silent reconnect, and nothing flashes. It holds the wallet's
 * name, no address and no right to anything.
 */
export const WALLET_COOKIE = "wallet";

const NINETY_DAYS_IN_SECONDS = 90 * 24 * 60 * 60;
const LONGEST_NAME = 64;

export interface RememberedWallet {
  readonly source: WalletSource;
  readonly name: string;
}

/** Reads the cookie's value; null for anything that was not written here. */
export const parseRemembered = (value: string | undefined): RememberedWallet | null => {
  const match = /^(standard|adapter):(.+)$/u.exec(decode(value ?? ""));
  const name = match?.[2] ?? "";
  if (!match || name.length > LONGEST_NAME) return null;
  return { source: match[1] === "adapter" ? "adapter" : "standard", name };
};

/** The cookie's text for `document.cookie`; null forgets. */
export const rememberedCookie = (wallet: RememberedWallet | null, secure: boolean): string => {
  const value = wallet ? encodeURIComponent(`${wallet.source}:${wallet.name}`) : "";
  const age = wallet ? NINETY_DAYS_IN_SECONDS : 0;
  return `${WALLET_COOKIE}=${value}; Path=/; Max-Age=${age}; SameSite=Lax${secure ? "; Secure" : ""}`;
};

export const rememberWallet = (wallet: RememberedWallet | null): void => {
  document.cookie = rememberedCookie(wallet, location.protocol === "https:");
};

const decode = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
};
