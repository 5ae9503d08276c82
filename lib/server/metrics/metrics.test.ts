import { beforeEach, expect, test, vi } from "vitest";
import type { AttemptLine } from "@/lib/server/upstream";
import {
  countAttempt,
  countRequest,
  metricsText,
  readAtScrape,
  requestCounts,
  upstreamStandings,
  watchUpstream,
} from ".";

const { warned } = vi.hoisted(() => ({ warned: vi.fn() }));
vi.mock("@/lib/server/log", () => ({ logger: { warn: warned } }));

beforeEach(() => {
  globalThis.countersignMetrics?.registry.clear();
  globalThis.countersignMetrics = undefined;
  warned.mockReset();
});

const line: AttemptLine = {
  upstream: "realm",
  operation: "getListing",
  attempt: 1,
  status: 200,
  outcome: "answer",
  durationMs: 12,
  requestId: "canary-request",
  upstreamRequestId: "canary-upstream",
  fingerprint: "canary-fingerprint",
};

/** The line of a metric, without its name. */
const shown = async (name: string): Promise<readonly string[]> => {
  const { text } = await metricsText();
  return text
    .split("\n")
    .filter((one) => one.startsWith(`${name}{`) || one.startsWith(`${name} `))
    .map((one) => one.slice(name.length));
};

test("attempts are counted by how they ended, their time measured, repetitions told apart", async () => {
  countAttempt(line);
  countAttempt({ ...line, attempt: 2, status: 503 });
  countAttempt({ ...line, attempt: 3, status: null, outcome: "timeout" });
  countAttempt({ ...line, status: 401 });
  expect(await shown("countersign_upstream_attempts_total")).toEqual([
    '{upstream="realm",operation="getListing",outcome="answer",status="2xx"} 1',
    '{upstream="realm",operation="getListing",outcome="answer",status="5xx"} 1',
    '{upstream="realm",operation="getListing",outcome="timeout",status="none"} 1',
    '{upstream="realm",operation="getListing",outcome="answer",status="401"} 1',
  ]);
  expect(await shown("countersign_upstream_retries_total")).toEqual([
    '{upstream="realm",operation="getListing"} 2',
  ]);
  expect(await shown("countersign_upstream_attempt_seconds_count")).toEqual([
    '{upstream="realm",operation="getListing"} 4',
  ]);
});

test("no label holds an id, a wallet or anything without a bound", async () => {
  countAttempt(line);
  for (let status = 0; status < 2_000; status += 1) countAttempt({ ...line, status });
  for (let number = 0; number < 200; number += 1)
    countRequest({
      method: "GET",
      pathname: `/api/models/canary-${number}`,
      params: { id: `canary-${number}` },
      status: 200,
      durationMs: 1,
    });
  expect((await metricsText()).text).not.toContain("canary");
  expect(await shown("countersign_requests_total")).toEqual([
    '{method="GET",route="/api/models/[id]",status="2xx"} 200',
  ]);
  expect((await shown("countersign_upstream_attempts_total")).length).toBeLessThan(15);
});

test("of upstreams that bear one name the worst is shown, and whose limit it is is not", async () => {
  const upstream = (breaker: "closed" | "open", remaining: number, skew: number | null) => ({
    breaker: () => breaker,
    waiting: () => 3,
    rateLimits: () => [{ group: "canary marketplace", limit: 100, remaining, resetAt: 0 }],
    clockSkew: () => (skew === null ? null : { millis: skew, measuredAt: 0 }),
  });
  const groupLabel = () => "creators marketplace";
  watchUpstream({ name: "realm", upstream: upstream("open", 50, -2_500), groupLabel });
  watchUpstream({ name: "realm", upstream: upstream("closed", 20, 1_000), groupLabel });
  watchUpstream({ name: "solana-1", upstream: upstream("closed", 0, null), groupLabel });
  expect(await shown("countersign_upstream_breaker")).toEqual([
    '{upstream="realm"} 2',
    '{upstream="solana-1"} 0',
  ]);
  expect(await shown("countersign_upstream_waiting")).toContain('{upstream="realm"} 6');
  expect(await shown("countersign_upstream_clock_skew_seconds")).toEqual([
    '{upstream="realm"} -2.5',
  ]);
  expect(await shown("countersign_upstream_rate_limit_remaining_ratio")).toContain(
    '{upstream="realm",group="creators marketplace"} 0.2',
  );
});

test("what can't be read is missing and counted; everything else is still shown", async () => {
  countAttempt(line);
  const metric = { help: "h", kind: "gauge", labelNames: ["state"] } as const;
  let works = true;
  readAtScrape({ ...metric, name: "countersign_probe" }, () => {
    if (!works) throw new Error("no database");
    return [{ labels: { state: "paid" }, value: 7 }];
  });
  expect(await shown("countersign_probe")).toEqual(['{state="paid"} 7']);
  works = false;
  expect(await shown("countersign_probe")).toEqual([]);
  expect(await shown("countersign_upstream_attempts_total")).toHaveLength(1);
  expect(await shown("countersign_metrics_unread_total")).toEqual([
    expect.stringMatching(/^\{metric="countersign_probe"\} [1-9]/u),
  ]);
  expect(warned).toHaveBeenCalled();
});

test("a counter that is read shows what was read, however often somebody looks", async () => {
  const metric = { help: "h", kind: "counter", labelNames: ["outcome"] } as const;
  readAtScrape({ ...metric, name: "countersign_probe_total" }, () => [
    { labels: { outcome: "stored" }, value: 5 },
  ]);
  await metricsText();
  expect(await shown("countersign_probe_total")).toEqual(['{outcome="stored"} 5']);
});

test("bundles that hold copies of this code count together", async () => {
  countAttempt(line);
  vi.resetModules();
  const other = await import(".");
  expect(other.countAttempt).not.toBe(countAttempt);
  other.countAttempt(line);
  expect(await shown("countersign_upstream_attempts_total")).toEqual([
    expect.stringMatching(/ 2$/u),
  ]);
});

test("refusals at the door are told apart from failures, and forged webhooks are not among them", async () => {
  const answered = (pathname: string, status: number) => {
    countRequest({ method: "POST", pathname, params: {}, status, durationMs: 1 });
  };
  for (const status of [200, 401, 403, 404, 429, 500, 503]) answered("/api/purchases", status);
  answered("/api/webhooks/realm", 401);
  expect(await requestCounts()).toEqual({ requests: 8, refused: 2, failed: 2 });
});

test("what is known of an upstream is known without asking it", () => {
  expect(upstreamStandings()).toEqual([]);
  watchUpstream({
    name: "realm",
    upstream: {
      breaker: () => "open",
      waiting: () => 2,
      rateLimits: () => [],
      clockSkew: () => ({ millis: -2_500, measuredAt: 0 }),
    },
    groupLabel: (group) => group,
  });
  expect(upstreamStandings()).toEqual([
    { name: "realm", breaker: 2, waiting: 2, skewSeconds: -2.5 },
  ]);
});
