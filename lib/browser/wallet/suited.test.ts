import { describe, expect, it } from "vitest";
import { wallet } from "../review/testing/ports";
import { unsuited } from "./suited";

describe("unsuited", () => {
  it("has nothing against a wallet that signs on this cluster", () => {
    expect(unsuited(wallet(), "localnet")).toBeNull();
  });

  it("trusts a bridged wallet that names no chains", () => {
    expect(unsuited(wallet({ chains: null }), "devnet")).toBeNull();
  });

  it("names the cluster the account does not work on", () => {
    expect(unsuited(wallet({ chains: ["solana:mainnet"] }), "devnet")).toContain("devnet");
    expect(unsuited(wallet({ chains: ["solana:mainnet"] }), "mainnet-beta")).toBeNull();
  });

  it("refuses a wallet that leaves no moment between signing and sending", () => {
    expect(unsuited(wallet({ signTransaction: null }), "localnet")).toContain(
      "could not be checked",
    );
  });
});
