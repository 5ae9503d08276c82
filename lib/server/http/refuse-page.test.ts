import { buckets } from "@/lib/server/limits/buckets";
import { beforeEach, expect, test, vi } from "vitest";
import { PEER_HEADER } from "./client-address";
import { refusePage } from "./refuse-page";

vi.mock("@/lib/server/log", () => ({ logger: { info: () => undefined } }));

beforeEach(() => {
  globalThis.countersignLimits = undefined;
});

const ask = (peer: string, headers: Readonly<Record<string, string>> = {}) =>
  refusePage(
    new Request("https://countersign.example/?q=1", {
      headers: { [PEER_HEADER]: peer, ...headers },
    }),
    0,
  );

test("pages are counted by address, and the one too many is a page that says when to come back", async () => {
  for (let used = 0; used < buckets.page.perAddress; used += 1) {
    // What a request claims to be for changes nothing.
    expect(await ask("192.0.2.1", used % 2 === 0 ? { rsc: "1" } : {})).toBeNull();
  }
  const refused = await ask("192.0.2.1", { "x-forwarded-for": "203.0.113.9" });
  expect(refused?.status).toBe(429);
  expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(refused?.headers.get("ratelimit")).toMatch(/^"page";r=0;t=\d+$/u);
  const page = await refused?.text();
  expect(page).toContain('<html lang="en">');
  expect(page).toMatch(/<main>\s*<h1>Too many requests<\/h1>/u);
  expect(await ask("192.0.2.2")).toBeNull();
});
