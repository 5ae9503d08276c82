import { expect, it } from "vitest";
import type { WalletChoice } from "./connected-wallet";
import { unlisted } from "./unlisted";

const choice = (source: WalletChoice["source"], name: string): WalletChoice => ({
  source,
  name,
  icon: "data:,",
  sendsAtOnce: false,
  connect: () => Promise.reject(new Error("not asked here")),
});

it("lists no wallet twice, whichever of its names it goes by", () => {
  const bridged = ["Phantom", "Trust", "Coinbase Wallet", "Ledger"].map((name) =>
    choice("adapter", name),
  );
  const registered = ["Phantom", "Trust Wallet", "Coinbase Wallet", "Sandbox Wallet"].map((name) =>
    choice("standard", name),
  );
  expect(unlisted(bridged, registered).map(({ name }) => name)).toEqual(["Ledger"]);
  expect(unlisted(bridged, [])).toEqual(bridged);
});
