import { describe, expect, it } from "vitest";
import { WalletRefusal, walletRefusal } from "./failure";

describe("walletRefusal", () => {
  it.each([
    ["code 4001", { code: 4001 }],
    ["rejected", new Error("User rejected the request.")],
    ["declined", new Error("Transaction declined")],
    ["cancelled", new Error("Cancelled by user")],
    ["a closed window", new Error("Window closed")],
  ])("reads %s as the person's no", (_, thrown) => {
    expect(walletRefusal(thrown).kind).toBe("declined");
  });

  it("does not take a broken wallet for a no", () => {
    const refusal = walletRefusal(new Error("Device is locked"));
    expect(refusal).toMatchObject({ kind: "failed", message: "Device is locked" });
  });

  it.each([undefined, null, "text", 7])("has words even for %j", (thrown) => {
    expect(walletRefusal(thrown).message).not.toBe("");
  });

  it("keeps a wallet's flood of text short", () => {
    expect(walletRefusal(new Error("x".repeat(10_000))).message.length).toBeLessThanOrEqual(160);
  });

  it("leaves a refusal that was read already as it is", () => {
    const refusal = new WalletRefusal("failed", "No such account.");
    expect(walletRefusal(refusal)).toBe(refusal);
  });
});
