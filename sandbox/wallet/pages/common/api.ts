import { base58 } from "@scure/base";
// The small build: this is part of the bridge, which every page of the app loads.
import * as z from "zod/mini";
import type { SharedAccount, WalletMethod } from "../../protocol";

const accountsAnswer = z.object({
  accounts: z.array(z.object({ name: z.string(), address: z.string() })),
  rpcUrl: z.url(),
});

/** Asks the wallet's own server. @throws Error where it does not answer with 200. */
export const ask = async (path: string): Promise<unknown> => {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`The sandbox wallet's server answered ${response.status}.`);
  return response.json();
};

export interface Wallet {
  readonly accounts: readonly SharedAccount[];
  readonly rpcUrl: string;
}

export const fetchWallet = async (): Promise<Wallet> => {
  const { accounts, rpcUrl } = accountsAnswer.parse(await ask("/accounts"));
  return {
    rpcUrl,
    accounts: accounts.map((account) => ({
      ...account,
      publicKey: base58.decode(account.address),
    })),
  };
};

/** Counts a call; it outlives the page, which the app may leave at once. */
export const logCall = async (method: WalletMethod): Promise<void> => {
  await fetch("/log", { method: "POST", body: JSON.stringify({ method }), keepalive: true });
};
