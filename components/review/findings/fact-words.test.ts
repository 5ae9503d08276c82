import { describe, expect, it } from "vitest";
import { finding, stranger } from "@/lib/browser/review/testing/fixtures";
import { factsOf } from "./fact-words";

const factOf = (rule: Parameters<typeof finding>[0], facts: Record<string, string>) =>
  factsOf({ ...finding(rule, "block"), facts });

describe("factsOf", () => {
  it("reads an address as one, under the fact's name in words", () => {
    expect(factOf("MSG-04", { feePayer: stranger })).toEqual([
      { words: "Fee payer", kind: "address", address: stranger },
    ]);
  });

  it("reads lamports where SOL moves, and base units where a token does", () => {
    expect(factOf("PAY-02", { amount: "1500000000" })).toMatchObject([
      { kind: "lamports", amount: 1_500_000_000n },
    ]);
    expect(factOf("AUTH-03", { amount: "1" })).toMatchObject([{ kind: "units", amount: 1n }]);
    expect(factOf("SIM-03", { mint: stranger, observed: "-5" })).toMatchObject([
      { kind: "address" },
      { kind: "units", amount: -5n },
    ]);
    expect(factOf("SIM-03", { mint: "SOL", observed: "-5" })).toMatchObject([
      { kind: "text" },
      { kind: "lamports", amount: -5n },
    ]);
  });

  it.each(["networkFee", "rentLimit"])("knows %s for an amount by its ending", (name) => {
    expect(factOf("PAY-01", { [name]: "5000000" })).toMatchObject([
      { kind: "lamports", amount: 5_000_000n },
    ]);
  });

  it("leaves what is no whole number as it stands, even under an amount's name", () => {
    expect(factOf("MSG-09", { agreed: "mainnet-beta" })).toEqual([
      { words: "Agreed", kind: "text", text: "mainnet-beta" },
    ]);
    expect(factOf("PAY-02", { amount: "1.5" })).toMatchObject([{ kind: "text", text: "1.5" }]);
  });

  it("does not take a number for money that is none", () => {
    expect(factOf("MSG-02", { bytes: "12" })).toMatchObject([{ kind: "text", text: "12" }]);
  });

  it("leaves out what is empty", () => {
    expect(factOf("PAY-04", { destination: "" })).toEqual([]);
  });
});
