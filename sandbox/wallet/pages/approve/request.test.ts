import { describe, expect, it } from "vitest";
import { approvalRequest } from "../../protocol";
import { readRequest } from "./request";

const origin = "http://127.0.0.1:3000";
const event = (request: unknown, from = origin) => ({
  origin: from,
  data: { type: approvalRequest, request },
});

describe("reading what a site asks", () => {
  it("takes the origin from the event, whatever the message claims", () => {
    const claim = { origin, data: { type: approvalRequest, origin: "https://bank.example" } };
    expect(readRequest(claim)?.origin).toBe(origin);
    expect(readRequest(event({ method: "connect", origin: "https://bank.example" }))).toEqual({
      origin,
      request: { method: "connect" },
    });
  });

  it.each(["null", "", "file://", "chrome-extension://abc"])("ignores origin %j", (from) => {
    expect(readRequest(event({ method: "connect" }, from))).toBeNull();
  });

  it("ignores messages that are not for it", () => {
    for (const data of [null, "hello", {}, { type: "react-devtools" }]) {
      expect(readRequest({ origin, data })).toBeNull();
    }
  });

  it.each([
    [undefined],
    [{ method: "signAndSendTransaction" }],
    [{ method: "signTransaction", address: "a", inputs: [] }],
    [{ method: "signTransaction", address: "a", inputs: [[1, 2]] }],
    [{ method: "signMessage", inputs: [new Uint8Array(1)] }],
    [{ method: "signIn", inputs: [{ domain: 1 }] }],
  ])("answers that it does not know %j", (request) => {
    expect(readRequest(event(request))).toEqual({ origin, request: null });
  });

  it("reads a sign-in with the fields it has", () => {
    const inputs = [{ nonce: "abcdef12", resources: ["https://example.com"] }];
    expect(readRequest(event({ method: "signIn", inputs }))?.request).toEqual({
      method: "signIn",
      inputs,
    });
  });
});
