import { describe, expect, test } from "vitest";
import { parseAllowlist } from "./allowlist";

const admits = (networks: readonly string[], address: string | null) =>
  parseAllowlist(networks)?.admits(address);

describe("an allowlist", () => {
  test.each([
    ["192.0.2.0/24", "192.0.2.255"],
    ["192.0.2.7", "192.0.2.7"],
    ["2001:db8::/32", "2001:db8:ffff::1"],
    ["2001:db8::7", "2001:0db8:0:0::7"],
    ["fe80::/10", "fe80::1%eth0"],
    ["0.0.0.0/0", "203.0.113.9"],
  ])("%s admits %s", (network, address) => {
    expect(admits(["10.9.9.9", network], address)).toBe(true);
  });

  test.each([
    ["192.0.2.0/24", "192.0.3.0"],
    ["192.0.2.7", "192.0.2.8"],
    ["2001:db8::/32", "2001:db9::1"],
    ["2001:db8::7", "2001:db8::8"],
    ["0.0.0.0/0", "2001:db8::1"],
    ["0.0.0.0/0", "unknown"],
    ["::/0", null],
  ])("%s does not admit %s", (network, address) => {
    expect(admits([network], address)).toBe(false);
  });

  test("that names no network admits everybody", () => {
    expect(admits([], "203.0.113.9")).toBe(true);
    expect(admits([], null)).toBe(true);
  });

  test.each([
    "realm.ai",
    "192.0.2.0/33",
    "2001:db8::/129",
    "192.0.2.0/",
    "192.0.2.0/-1",
    "192.0.2.0/24/24",
    "/8",
    "a/8",
  ])("%s is no network", (text) => {
    expect(parseAllowlist(["192.0.2.1", text])).toBeNull();
  });
});
