import type { Page } from "@playwright/test";

export const SENDING_WALLET = "Hasty Wallet";
/** The account it shares; the page takes a wallet's word for its key. */
const ADDRESS = "6zSkMZHkZ3sMXjYJNmNwCxXNChMr7bWz5WgEUX4Zyxmv";

/**
 * Puts a Wallet Standard wallet into the page that can only sign and send in one go. Being
 * asked to leaves a mark on the document, `data-sent`, and is never answered.
 */
export const installSendingWallet = async (page: Page): Promise<void> => {
  await page.addInitScript(
    ({ name, address }) => {
      const chains = ["solana:localnet"] as const;
      const sending = "solana:signAndSendTransaction" as const;
      const account = {
        address,
        publicKey: new Uint8Array(32),
        chains,
        features: [sending],
      };
      const wallet = {
        version: "1.0.0",
        name,
        icon: "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=",
        chains,
        accounts: [account],
        features: {
          "standard:connect": {
            version: "1.0.0",
            connect: () => Promise.resolve({ accounts: [account] }),
          },
          [sending]: {
            version: "1.0.0",
            supportedTransactionVersions: ["legacy", 0],
            signAndSendTransaction: () => {
              document.documentElement.dataset["sent"] = "yes";
              return new Promise(() => undefined);
            },
          },
        },
      };
      const register = (api: unknown): void => {
        if (typeof api !== "object" || api === null || !("register" in api)) return;
        if (typeof api.register === "function") Reflect.apply(api.register, api, [wallet]);
      };
      // The app's event is one of its own making that carries its register function.
      window.addEventListener("wallet-standard:app-ready", (event) => {
        if ("detail" in event) register(event.detail);
      });
      window.dispatchEvent(
        new CustomEvent("wallet-standard:register-wallet", { detail: register }),
      );
    },
    { name: SENDING_WALLET, address: ADDRESS },
  );
};
