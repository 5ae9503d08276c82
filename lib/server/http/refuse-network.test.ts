import { expect, test, vi } from "vitest";
import { parseAllowlist } from "./allowlist";
import { PEER_HEADER } from "./client-address";
import { refuseNetwork } from "./refuse-network";

vi.mock("@/lib/server/log", () => ({ logger: { warn: () => undefined } }));

const statusOf = (path: string, peer: string | null, networks: readonly string[]) => {
  const allowlist = parseAllowlist(networks);
  if (allowlist === null) throw new Error("not networks");
  const headers = new Headers(peer === null ? {} : { [PEER_HEADER]: peer });
  const request = new Request(`https://countersign.example${path}`, { headers });
  return refuseNetwork(request, { hops: 0, allowlist })?.status ?? "passes";
};

test.each([
  "/operator",
  "/operator/",
  "/operator/webhooks",
  "/operator/webhooks/17?x=1",
  "/%6Fperator",
  "/%6fperator%2Fwebhooks",
  "//operator",
  "/OPERATOR",
  "/operator/there-is-no-such-page",
])("%s is refused from a network that is on no list, and from an unknown one", (path) => {
  expect(statusOf(path, "198.51.100.1", ["10.0.0.0/8"])).toBe(403);
  expect(statusOf(path, null, ["10.0.0.0/8"])).toBe(403);
  expect(statusOf(path, "10.1.2.3", ["10.0.0.0/8"])).toBe("passes");
});

test.each(["/", "/operators", "/library", "/listings/operator", "/%E0%A4%A"])(
  "%s is everybody's",
  (path) => {
    expect(statusOf(path, "198.51.100.1", ["10.0.0.0/8"])).toBe("passes");
  },
);

test("where no network is named, the wallet alone decides", () => {
  expect(statusOf("/operator", "198.51.100.1", [])).toBe("passes");
});

test("what an address claims to be forwarded from counts for nothing", () => {
  const allowlist = parseAllowlist(["10.0.0.0/8"]);
  const headers = { [PEER_HEADER]: "198.51.100.1", "x-forwarded-for": "10.0.0.1" };
  const request = new Request("https://countersign.example/operator", { headers });
  expect(allowlist && refuseNetwork(request, { hops: 0, allowlist })?.status).toBe(403);
});
