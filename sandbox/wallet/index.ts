import { readFile } from "node:fs/promises";
import { base58 } from "@scure/base";
import { loadAccounts, type SandboxAccount } from "./accounts";
import { bundleAssets } from "./bundle";
import { CallLog, type CallCounts } from "./calls";
import { walletIcon } from "./icon";
import type { WalletMode } from "./mode";
import { serve, type SiteFile } from "./server";

export { loadAccounts, type SandboxAccount } from "./accounts";
export type { WalletMode } from "./mode";

export interface WalletOptions {
  readonly host: "127.0.0.1";
  /** 0 takes any free port; `url` has the real one. */
  readonly port: number;
  /** The folder that keeps the keys. */
  readonly dataDir: string;
  /** The cluster's JSON-RPC address, for the balances the wallet shows. */
  readonly rpcUrl: string;
}

export interface SandboxWallet {
  /** The wallet's origin: http://127.0.0.1:4020. */
  readonly url: string;
  readonly accounts: readonly { readonly name: string; readonly address: string }[];
  /** Calls by the app's pages since the start or the last reset. */
  calls(): CallCounts;
  resetCalls(): void;
  setMode(mode: WalletMode): void;
  /** The account of that name, for seeding. @throws RangeError for a name the wallet doesn't have. */
  signer(name: string): SandboxAccount;
  close(): Promise<void>;
}

const pageOf = async (name: string, audience: "page" | "bridge"): Promise<SiteFile> => ({
  audience,
  contentType: "text/html; charset=utf-8",
  body: await readFile(new URL(`./pages/${name}/${name}.html`, import.meta.url)),
});

const siteFiles = async (): Promise<Map<string, SiteFile>> => {
  const [assets, home, approve, bridge] = await Promise.all([
    bundleAssets(),
    pageOf("home", "page"),
    pageOf("approve", "page"),
    pageOf("bridge", "bridge"),
  ]);
  const files = new Map<string, SiteFile>([
    ["/", home],
    ["/approve", approve],
    ["/bridge", bridge],
    ["/icon.svg", { audience: "own", contentType: "image/svg+xml", body: walletIcon }],
  ]);
  for (const [path, asset] of assets) {
    files.set(path, { audience: path === "/wallet.js" ? "script" : "own", ...asset });
  }
  return files;
};

/**
 * Starts the sandbox wallet: a server on an origin of its own, so that the app's pages reach its
 * keys no more than they reach those of a wallet extension.
 * @throws Error with code EADDRINUSE where the port is taken, and as loadAccounts does.
 */
export const startWallet = async (options: WalletOptions): Promise<SandboxWallet> => {
  const [accounts, files] = await Promise.all([loadAccounts(options.dataDir), siteFiles()]);
  const publicAccounts = accounts.map(({ name, address }) => ({ name, address }));
  const calls = new CallLog();
  let mode: WalletMode = "normal";

  const secretKeyOf = (address: string | null): { secretKey: string } | null => {
    const account = accounts.find((candidate) => candidate.address === address);
    return account ? { secretKey: base58.encode(account.secretKey) } : null;
  };
  const server = await serve(
    {
      rpcOrigin: new URL(options.rpcUrl).origin,
      files,
      data: new Map<string, (query: URLSearchParams) => unknown>([
        ["/accounts", () => ({ accounts: publicAccounts, rpcUrl: options.rpcUrl })],
        ["/keys", (query) => secretKeyOf(query.get("address"))],
        ["/mode", () => ({ mode })],
      ]),
      called: (method) => {
        calls.count(method);
      },
    },
    options,
  );
  return {
    url: server.url,
    accounts: publicAccounts,
    calls: () => calls.read(),
    resetCalls: () => {
      calls.reset();
    },
    setMode: (next) => {
      mode = next;
    },
    signer: (name) => {
      const account = accounts.find((candidate) => candidate.name === name);
      if (!account) throw new RangeError(`the sandbox wallet has no account "${name}"`);
      return account;
    },
    close: () => server.close(),
  };
};
