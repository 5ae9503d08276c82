import type { WalletReadyState } from "@solana/wallet-adapter-base";
import { WalletRefusal } from "./failure";
import { WalletMissing } from "./missing";

interface Bridged {
  readonly name: string;
  readonly url: string;
  readonly readyState: `${WalletReadyState}`;
}

/**
 * Why a bridged wallet can't be asked here; null when it can. "Loadable" means three things: a device
 * (Ledger), a jump to the wallet's app on iOS, or a web wallet in a frame, which the content security
 * policy refuses and which is no wallet of this browser.
 */
export const unreachable = (
  { name, url, readyState }: Bridged,
  loadsAs: "device" | "app" | "frame",
): WalletRefusal | null => {
  if (readyState === "Installed") return null;
  if (readyState === "Unsupported")
    return new WalletRefusal("failed", `${name} does not work in this browser.`);
  return readyState === "Loadable" && loadsAs !== "frame" ? null : new WalletMissing(name, url);
};
