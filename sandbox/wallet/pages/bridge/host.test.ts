import { beforeEach, describe, expect, it, vi } from "vitest";
import { bridgeAccounts, bridgeCalled, bridgeDisconnect, bridgeHello } from "../../protocol";
import { BridgeHost } from "./host";

const site = "http://127.0.0.1:3000";
const account = (address: string) => ({ address, name: address, publicKey: new Uint8Array(32) });
const accounts = [account("first"), account("second")];
const send = vi.fn();
const logCall = vi.fn();
const allowed = new Set<string>();
const permissions = {
  active: "second",
  allows: (origin: string) => allowed.has(origin),
  disconnect: (origin: string) => {
    allowed.delete(origin);
  },
};
const nothing = { type: bridgeAccounts, accounts: [] };
let host: BridgeHost;

beforeEach(() => {
  vi.clearAllMocks();
  allowed.clear();
  host = new BridgeHost({ accounts, permissions, send, logCall });
});

describe("the bridge", () => {
  it("tells an approved site the active account, and that origin alone can hear it", () => {
    allowed.add(site);
    host.receive(site, { type: bridgeHello });
    expect(send).toHaveBeenCalledExactlyOnceWith(
      { type: bridgeAccounts, accounts: [accounts[1]] },
      site,
    );
  });

  it("tells a site that was not approved of no account", () => {
    allowed.add("http://127.0.0.1:3001");
    host.receive(site, { type: bridgeHello });
    expect(send).toHaveBeenCalledExactlyOnceWith(nothing, site);
  });

  it("believes the event's origin, not one written into the message", () => {
    allowed.add(site);
    host.receive("http://evil.example", { type: bridgeHello, origin: site });
    expect(send).toHaveBeenCalledExactlyOnceWith(nothing, "http://evil.example");
  });

  it("says nothing before the page has said hello", () => {
    host.tell();
    expect(send).not.toHaveBeenCalled();
  });

  it("disconnects the site that asks, and tells it so", () => {
    allowed.add(site).add("http://127.0.0.1:3001");
    host.receive(site, { type: bridgeHello });
    host.receive(site, { type: bridgeDisconnect });
    expect([...allowed]).toEqual(["http://127.0.0.1:3001"]);
    expect(send).toHaveBeenLastCalledWith(nothing, site);
  });

  it("counts calls by the wallet's method names only", () => {
    host.receive(site, { type: bridgeCalled, method: "signTransaction" });
    host.receive(site, { type: bridgeCalled, method: "toString" });
    host.receive(site, { type: bridgeCalled });
    host.receive(site, null);
    expect(logCall).toHaveBeenCalledExactlyOnceWith("signTransaction");
  });
});
