import { expect, it } from "vitest";
import { page, stranger } from "./testing/fixtures";
import { wallet } from "./testing/ports";
import { walletTrouble } from "./wallet-trouble";

it("has nothing against the wallet that the page is for", () => {
  expect(walletTrouble(page, wallet())).toBeNull();
});

it.each([
  ["no wallet", null, /^No wallet is connected/u],
  ["another account", wallet({ address: stranger }), /^Test Wallet is now on another account/u],
  ["another cluster", wallet({ chains: ["solana:mainnet"] }), /does not work on localnet/u],
  ["one that sends at once", wallet({ signTransaction: null }), /sends what it signs at once/u],
])("says what is wrong with %s", (_, connected, words) => {
  expect(walletTrouble(page, connected)).toMatch(words);
});
