import { describe, expect, it } from "vitest";
import { isLoopbackAddress, isPublicAddress } from "./address";

describe("a public address", () => {
  it.each(["1.1.1.1", "93.184.215.14", "172.32.0.1", "2606:4700::1111", "2a00:1450:4001::8a"])(
    "is %s",
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    ["of this network", "0.0.0.0"],
    ["of this network", "0.1.2.3"],
    ["private", "10.0.0.1"],
    ["private", "172.16.0.1"],
    ["private", "172.31.255.255"],
    ["private", "192.168.1.1"],
    ["shared by a carrier", "100.64.0.1"],
    ["loopback", "127.0.0.1"],
    ["loopback", "127.255.255.254"],
    ["a cloud's metadata", "169.254.169.254"],
    ["a cloud's metadata", "fd00:ec2::254"],
    ["of a protocol", "192.0.0.8"],
    ["of documentation", "192.0.2.1"],
    ["of documentation", "198.51.100.1"],
    ["of documentation", "203.0.113.1"],
    ["of documentation", "2001:db8::1"],
    ["of documentation", "3fff::1"],
    ["of benchmarks", "198.18.0.1"],
    ["of the former 6to4 relays", "192.88.99.1"],
    ["multicast", "224.0.0.1"],
    ["multicast", "ff02::1"],
    ["reserved", "240.0.0.1"],
    ["broadcast", "255.255.255.255"],
    ["unspecified", "::"],
    ["loopback", "::1"],
    ["link-local", "fe80::1"],
    ["link-local", "fe80::1%eth0"],
    ["site-local", "fec0::1"],
    ["unique local", "fc00::1"],
    ["mapped", "::ffff:127.0.0.1"],
    ["mapped, public or not", "::ffff:1.1.1.1"],
    ["compatible", "::127.0.0.1"],
    ["translated", "::ffff:0:127.0.0.1"],
    ["6to4", "2002:7f00:1::"],
    ["Teredo", "2001:0:4136:e378:8000:63bf:3fff:fdd2"],
    ["NAT64", "64:ff9b::7f00:1"],
    ["NAT64 of a network", "64:ff9b:1::7f00:1"],
    ["discarded", "100::1"],
    ["of no kind yet", "4000::1"],
    ["a name", "localhost"],
    ["in brackets", "[2606:4700::1111]"],
    ["nothing", ""],
  ])("is none that is %s: %s", (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

it("of this machine are the loopback ones alone", () => {
  expect(["127.0.0.1", "::1"].map(isLoopbackAddress)).toEqual([true, true]);
  const others = ["0.0.0.0", "10.0.0.1", "::ffff:127.0.0.1", "localhost"];
  expect(others.map(isLoopbackAddress)).toEqual(others.map(() => false));
});
