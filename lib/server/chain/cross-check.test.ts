import { describe, expect, it } from "vitest";
import { crossCheckOf } from "./cross-check";

const of = (...addresses: string[]) => crossCheckOf(addresses.map((address) => new URL(address)));

describe("where browsers cross-check", () => {
  it("is nowhere with one endpoint", () => {
    expect(of("https://one.example")).toBeNull();
  });

  it("is the second endpoint itself where its address is bare", () => {
    expect(of("https://one.example", "https://two.example", "https://three.example")).toEqual({
      direct: "https://two.example",
    });
  });

  it.each([
    "https://two.example/v2/canary-key",
    "https://two.example/?api-key=canary",
    "http://127.0.0.1:8899",
  ])("is this server for %s, whose address is not told", (second) => {
    expect(of("https://one.example", second)).toEqual({ direct: null });
  });
});
