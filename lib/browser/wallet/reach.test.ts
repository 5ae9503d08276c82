import { describe, expect, it } from "vitest";
import { WalletMissing } from "./missing";
import { unreachable } from "./reach";

const bridged = (readyState: "Installed" | "NotDetected" | "Loadable" | "Unsupported") => ({
  name: "Solflare",
  url: "https://solflare.com",
  readyState,
});

describe("unreachable", () => {
  it("lets an installed wallet, a device and a wallet's app be asked", () => {
    expect(unreachable(bridged("Installed"), "frame")).toBeNull();
    expect(unreachable(bridged("Loadable"), "device")).toBeNull();
    expect(unreachable(bridged("Loadable"), "app")).toBeNull();
  });

  it.each([
    ["NotDetected", "app"],
    ["Loadable", "frame"],
  ] as const)("says where to get a wallet that is %s as a %s", (readyState, loadsAs) => {
    const reason = unreachable(bridged(readyState), loadsAs);
    expect(reason).toBeInstanceOf(WalletMissing);
    expect(reason).toMatchObject({ website: "https://solflare.com" });
    expect(reason?.message).toContain("Solflare is not installed");
  });

  it("sends nobody to a site for a wallet that can't work here anyway", () => {
    expect(unreachable(bridged("Unsupported"), "device")).not.toBeInstanceOf(WalletMissing);
  });
});
