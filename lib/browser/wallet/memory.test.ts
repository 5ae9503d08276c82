import { describe, expect, it } from "vitest";
import { parseRemembered, rememberedCookie } from "./memory";

describe("the remembered wallet", () => {
  it("comes back as it was put away, whatever its name holds", () => {
    const wallet = { source: "standard", name: "Zoë; Path=/ Wallet, Inc." } as const;
    const [pair = ""] = rememberedCookie(wallet, true).split("; ");
    expect(parseRemembered(pair.slice("wallet=".length))).toEqual(wallet);
  });

  it("is forgotten by a cookie that ends at once", () => {
    expect(rememberedCookie(null, false)).toBe("wallet=; Path=/; Max-Age=0; SameSite=Lax");
  });

  it("travels over https only where the page does", () => {
    const wallet = { source: "adapter", name: "Ledger" } as const;
    expect(rememberedCookie(wallet, true)).toMatch(/; Secure$/u);
    expect(rememberedCookie(wallet, false)).not.toContain("Secure");
  });

  it.each([
    undefined,
    "",
    "Phantom",
    "other:Phantom",
    "standard:",
    "%E0%A4%A",
    `standard:${"x".repeat(65)}`,
  ])("reads nothing from %j", (value) => {
    expect(parseRemembered(value)).toBeNull();
  });
});
