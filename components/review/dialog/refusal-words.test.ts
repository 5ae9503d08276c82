import { describe, expect, it } from "vitest";
import { finding } from "@/lib/browser/review/testing/fixtures";
import { refusalWords } from "./refusal-words";

describe("refusalWords", () => {
  it("blames the wallet only for what the wallet changed", () => {
    const changed = [finding("POST-03", "block"), finding("SIM-01", "block")];
    expect(refusalWords(changed, "Test Wallet")).toMatch(/^Test Wallet returned something else/u);
    expect(refusalWords(changed, "Test Wallet")).toContain("signature REALM had put on it");
    expect(refusalWords([finding("POST-01", "block")], "Test Wallet")).not.toContain("REALM");
    expect(refusalWords([finding("PAY-07", "block")], "Test Wallet")).not.toContain("Test Wallet");
  });

  it("does not say that anything was changed where only the signature is missing", () => {
    const words = refusalWords([finding("POST-02", "block")], "Test Wallet");
    expect(words).toContain("another account");
    expect(words).not.toContain("something else");
  });
});
