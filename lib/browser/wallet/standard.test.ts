import { getWallets } from "@wallet-standard/app";
import type { Wallet } from "@wallet-standard/base";
import { afterEach, expect, it } from "vitest";
import { standardWallets } from "./standard";

const registered = (name: string, feature: `solana:${string}`): Wallet => ({
  version: "1.0.0",
  name,
  icon: "data:image/svg+xml;base64,",
  chains: ["solana:localnet"],
  accounts: [],
  features: { "standard:connect": {}, [feature]: {} },
});

let unregister = (): void => undefined;
afterEach(() => {
  unregister();
});

it("says of a wallet that only signs and sends that it does, before it is picked", () => {
  unregister = getWallets().register(
    registered("Checks First", "solana:signTransaction"),
    registered("Sends At Once", "solana:signAndSendTransaction"),
    registered("Signs Nothing", "solana:signMessage"),
  );
  expect(standardWallets().map(({ name, sendsAtOnce }) => [name, sendsAtOnce])).toEqual([
    ["Checks First", false],
    ["Sends At Once", true],
  ]);
});
