import { describe, expect, it } from "vitest";
import { assertUpstreamAddress } from "./address";

const check = (address: string) => () => {
  assertUpstreamAddress(new URL(address));
};

describe("where calls may go", () => {
  it.each([
    "https://api.realm.ai/v1",
    "http://127.0.0.1:4010/v1",
    "http://[::1]:1",
    "http://localhost",
    "http://127.8.9.10:4010",
  ])("accepts %s", (address) => {
    expect(check(address)).not.toThrow();
  });

  it.each([
    "http://api.realm.ai/v1",
    "http://127.0.0.1.example.org/",
    "http://10.0.0.1/",
    "http://127.0.0.1.localhost/",
    "http://wallet.localhost/",
    "ftp://127.0.0.1/",
    "https://user:secret@api.realm.ai/",
  ])("refuses %s", (address) => {
    expect(check(address)).toThrow(TypeError);
  });

  it("says nothing of the address, which may hold a key", () => {
    expect(check("http://rpc.example.org/?api-key=canary")).toThrow(/^(?!.*canary).*$/u);
  });
});
