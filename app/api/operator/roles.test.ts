import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { problemSchema } from "@/lib/core/errors";
import { address, type Address } from "@/lib/core/solana";
import type { Database, OpenDatabase } from "@/lib/server/db/database";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { parseAllowlist } from "@/lib/server/http/allowlist";
import { PEER_HEADER } from "@/lib/server/http/client-address";
import * as nowhere from "../[...path]/route";
import * as acknowledge from "./alerts/[rule]/acknowledge/route";
import * as silence from "./alerts/[rule]/silence/route";
import * as look from "./purchases/[id]/look/route";
import * as notes from "./purchases/[id]/notes/route";
import * as replay from "./webhooks/[id]/replay/route";
import * as setAside from "./webhooks/[id]/set-aside/route";

/** Who may come to the operator's routes, and what everybody else sees. */

const APP = "https://countersign.example";
const OPERATOR = address("7Np41oeYqPefeNQEHSv1UDhYrehxin3NStELsSKCT4K2");
const BUYER = address("So11111111111111111111111111111111111111112");
const PURCHASE = "6a1f3f0e-8c1d-4f5b-9f3e-2b7c9d1e0a44";

const mocks = vi.hoisted(() => ({
  env: vi.fn(),
  database: vi.fn<() => Promise<Database>>(),
  currentSession: vi.fn(),
}));
vi.mock("@/lib/server/env", () => ({
  env: mocks.env,
  knownSecrets: () => [],
  logLevelOfProcess: () => "silent",
}));
vi.mock("@/lib/server/db", () => ({ database: mocks.database }));
vi.mock("@/lib/server/identity/current-session", () => ({ currentSession: mocks.currentSession }));
vi.mock("@/lib/server/purchases/process", () => ({
  purchaseContext: async () => ({
    database: await mocks.database(),
    now: () => new Date(),
    wake: () => undefined,
  }),
}));

let open: OpenDatabase;
beforeAll(async () => {
  open = await openTestDatabase();
}, 90_000);
afterAll(() => open.close());

const arrange = (session: Address | null, networks: readonly string[] = []): void => {
  mocks.currentSession.mockResolvedValue(session === null ? null : { id: "s", wallet: session });
  mocks.env.mockReturnValue({
    appUrl: new URL(APP),
    trustedProxyHops: 0,
    operatorWallets: [OPERATOR],
    operatorAllowlist: parseAllowlist(networks),
  });
};
beforeEach(() => {
  globalThis.countersignLimits = undefined;
  mocks.database.mockReset().mockResolvedValue(open.database);
});

type Handler = typeof replay.POST;

const ask = (
  handler: Handler,
  path: string,
  id: string,
  sent: { method?: string; headers?: Record<string, string>; body?: object } = {},
) =>
  handler(
    new Request(`${APP}${path}`, {
      method: sent.method ?? "POST",
      headers: {
        origin: APP,
        "content-type": "application/json",
        [PEER_HEADER]: "192.0.2.7",
        ...sent.headers,
      },
      ...(sent.method === "GET" ? {} : { body: JSON.stringify(sent.body ?? {}) }),
    }),
    { params: Promise.resolve({ id, rule: id }) },
  );

const SILENCE = { length: "1h", reason: "a test" };

const routes = [
  [
    "acknowledging",
    acknowledge,
    "/api/operator/alerts/chain-01/acknowledge",
    "chain-01",
    {
      note: "a test",
    },
  ],
  ["silencing", silence, "/api/operator/alerts/chain-01/silence", "chain-01", SILENCE],
  ["replaying", replay, "/api/operator/webhooks/1/replay", "1", {}],
  ["setting aside", setAside, "/api/operator/webhooks/1/set-aside", "1", { reason: "a test" }],
  ["looking", look, `/api/operator/purchases/${PURCHASE}/look`, PURCHASE, {}],
  ["noting", notes, `/api/operator/purchases/${PURCHASE}/notes`, PURCHASE, { note: "a test" }],
] as const;

/** What signed-routes.test.ts goes on with. */
const signed: ReadonlySet<string> = new Set([
  "/api/operator/alerts/chain-01/silence",
  "/api/operator/webhooks/1/set-aside",
]);

/** All that an answer says but what is each answer's own. */
const seen = async (answer: Response) => {
  const { requestId, ...problem } = problemSchema.parse(await answer.json());
  expect(answer.headers.get("x-request-id")).toBe(requestId);
  const headers = Object.fromEntries(answer.headers);
  return { status: answer.status, problem, headers: { ...headers, "x-request-id": "" } };
};

describe.each(routes)("%s", (_, { POST, ...others }, path, id, body) => {
  test.each([
    ["nobody", null],
    ["a buyer", BUYER],
  ])("for %s is what a path is where there is nothing", async (__, wallet) => {
    arrange(wallet);
    const here = await seen(await ask(POST, path, id));
    globalThis.countersignLimits = undefined;
    const there = await seen(await ask(nowhere.POST, "/api/operator/nothing", id));
    expect(here).toEqual(there);
    expect(here.status).toBe(404);
    expect(mocks.database).not.toHaveBeenCalled();
  });

  test("knows no other method, and does not tell of the one it knows", async () => {
    arrange(BUYER);
    expect(Object.keys(others).sort()).toEqual(
      Object.keys(nowhere)
        .filter((name) => name !== "POST")
        .sort(),
    );
    for (const handler of Object.values(others)) {
      expect((await ask(handler, path, id, { method: "GET" })).status).toBe(404);
    }
  });

  test("from a network that is on no list is refused, operator or not, before anything is asked", async () => {
    arrange(OPERATOR, ["10.0.0.0/8"]);
    mocks.currentSession.mockClear();
    expect(await seen(await ask(POST, path, id))).toMatchObject({
      status: 403,
      problem: { code: "ADDRESS_REFUSED" },
    });
    expect(mocks.currentSession).not.toHaveBeenCalled();
  });

  test("sent by another site is refused", async () => {
    arrange(OPERATOR);
    const answer = await ask(POST, path, id, { headers: { origin: "https://evil.example" } });
    expect(await seen(answer)).toMatchObject({ status: 403, problem: { code: "ORIGIN_MISMATCH" } });
  });

  test("for the operator reaches the store, which has nothing of that id, or asks for a signature first", async () => {
    arrange(OPERATOR, ["192.0.2.0/24"]);
    const { code } = (await seen(await ask(POST, path, id, { body }))).problem;
    expect(code).toBe(signed.has(path) ? "STEP_UP_REQUIRED" : "NOT_FOUND");
    expect(mocks.database).toHaveBeenCalledTimes(signed.has(path) ? 0 : 1);
  });

  test("of an id that can't be one is not found", async () => {
    arrange(OPERATOR);
    expect((await ask(POST, path, "../1")).status).toBe(404);
    expect(mocks.database).not.toHaveBeenCalled();
  });
});
