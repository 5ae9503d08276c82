import { beforeEach, expect, test, vi } from "vitest";
import { PEER_HEADER } from "@/lib/server/http/client-address";
import { GET, POST } from "./route";

const { operatorSession } = vi.hoisted(() => ({ operatorSession: vi.fn() }));
vi.mock("@/lib/server/identity", () => ({ operatorSession, currentSession: vi.fn() }));
vi.mock("@/lib/server/env", () => ({
  env: () => ({
    appUrl: new URL("https://countersign.example"),
    trustedProxyHops: 0,
    operatorAllowlist: { admits: () => true },
  }),
  knownSecrets: () => [],
  logLevelOfProcess: () => "silent",
}));

beforeEach(() => {
  operatorSession.mockReset().mockResolvedValue(null);
});

const ask = (headers: Readonly<Record<string, string>>, handler = GET, method = "GET") =>
  handler(new Request("https://countersign.example/api/metrics", { method, headers }), {
    params: Promise.resolve({}),
  });

test("a collector on this machine gets Prometheus' text", async () => {
  const answer = await ask({ [PEER_HEADER]: "127.0.0.1", "x-forwarded-for": "127.0.0.1" });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/u);
  expect(await answer.text()).toContain("# TYPE countersign_requests_total counter");
});

test("the operator gets it from anywhere", async () => {
  operatorSession.mockResolvedValue({ id: "1", wallet: "w" });
  expect((await ask({ [PEER_HEADER]: "192.0.2.7" })).status).toBe(200);
});

test("for everybody else there is nothing, also behind a proxy on this machine", async () => {
  expect((await ask({ [PEER_HEADER]: "192.0.2.7" })).status).toBe(404);
  const proxied = { [PEER_HEADER]: "127.0.0.1", "x-forwarded-for": "127.0.0.1, 192.0.2.7" };
  expect((await ask(proxied)).status).toBe(404);
  expect((await ask({ [PEER_HEADER]: "127.0.0.1" }, POST, "POST")).status).toBe(404);
});
