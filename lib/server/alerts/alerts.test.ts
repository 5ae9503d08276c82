import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { alertRules, type Measurements } from "@/lib/core/operator/alerts";
import { address } from "@/lib/core/solana";
import { verifyAudit } from "@/lib/server/audit/verify";
import type { Database, OpenDatabase } from "@/lib/server/db/database";
import { openEmbedded } from "@/lib/server/db/embedded";
import { alertEvents, alertRounds, alerts, tallies } from "@/lib/server/db/schema/alerts";
import { readyFolder } from "@/lib/server/db/testing/ready-folder";
import { createLogger } from "@/lib/server/log/create-logger";
import { claimDueMessages, deliverMessage, tellNowhere, type DeliveryContext } from "./deliver";
import type { Probes } from "./measure";
import { acknowledgeAlert, silenceAlert } from "./operate/act";
import { lastLook, listAlertEvents, listAlerts } from "./operate/read";
import { tallied, TallyKeeper } from "./tallies";
import { look, type WatchContext } from "./watch";

const OPERATOR = address("7Np41oeYqPefeNQEHSv1UDhYrehxin3NStELsSKCT4K2");
const SECRET = `whsec_${Buffer.alloc(32, 5).toString("base64")}`;
const APP = new URL("https://countersign.example");

let folder: string;
let open: OpenDatabase;
let database: Database;
let clock: number;
const lines: string[] = [];
const now = (): Date => new Date(clock);
const log = createLogger({
  level: "debug",
  secrets: () => [],
  destination: { write: (line: string) => void lines.push(line) },
});

beforeAll(async () => {
  folder = await readyFolder();
  open = await openEmbedded(folder);
  database = open.database;
}, 90_000);
afterAll(async () => {
  await open.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  // Standard Webhooks bounds a message's age by the real clock, so this one begins there.
  clock = Math.floor(Date.now() / 60_000) * 60_000;
  lines.length = 0;
  for (const table of [alerts, alertEvents, alertRounds, tallies]) await database.delete(table);
});

const well: Measurements = {
  ...{ disputedPurchases: 0, stuckPurchases: 0, realmDown: 0, chainDown: 0, endpointsDown: 0 },
  ...{ forbiddenCalls: 0, unauthorizedCalls: 0, refusedRequests: 0, forgedWebhooks: 0 },
  ...{ parkedWebhooks: 0, leastRateLimit: 100, overdueCredentials: 0, clockSkew: 0 },
};

const probesFor = (measured: Partial<Measurements>): Probes => {
  const of = (name: keyof Measurements) => () =>
    Promise.resolve(Object.hasOwn(measured, name) ? (measured[name] ?? null) : well[name]);
  return {
    disputedPurchases: of("disputedPurchases"),
    stuckPurchases: of("stuckPurchases"),
    realmDown: of("realmDown"),
    chainDown: of("chainDown"),
    endpointsDown: of("endpointsDown"),
    forbiddenCalls: of("forbiddenCalls"),
    unauthorizedCalls: of("unauthorizedCalls"),
    refusedRequests: of("refusedRequests"),
    forgedWebhooks: of("forgedWebhooks"),
    parkedWebhooks: of("parkedWebhooks"),
    leastRateLimit: of("leastRateLimit"),
    overdueCredentials: of("overdueCredentials"),
    clockSkew: of("clockSkew"),
  };
};

const watching = (measured: Partial<Measurements>, more: Partial<WatchContext> = {}) => ({
  ...{ database, now, log, isTold: true, probes: probesFor(measured) },
  tallies: new TallyKeeper({}),
  wake: vi.fn(),
  ...more,
});

/** A look ten seconds after the last. */
const looked = async (measured: Partial<Measurements>): Promise<void> => {
  clock += 10_000;
  await look(watching(measured));
};

const states = async (): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    (await listAlerts({ database, now }))
      .filter(({ state }) => state !== "quiet")
      .map(({ rule, state }) => [rule.id, state]),
  );

const happened = async (): Promise<readonly string[]> =>
  (await listAlertEvents({ database })).map(
    ({ rule, kind, delivery }) => `${rule.id} ${kind} ${delivery}`,
  );

describe("looking at the rules", () => {
  test("keeps how each stands, writes what happened, wakes who delivers and says it in the log", async () => {
    expect(await lastLook({ database })).toBeNull();
    const context = watching({ stuckPurchases: 2, endpointsDown: 1 });
    clock += 10_000;
    await look(context);
    expect(await states()).toEqual({ "purchase-stuck": "firing", "rpc-down": "pending" });
    expect(await happened()).toEqual(["purchase-stuck fired waiting"]);
    expect(context.wake).toHaveBeenCalledOnce();
    expect(lines.join("")).toContain("ALERT: A purchase does not get on");
    expect(lines.join("")).toContain("2 purchases; it fires from 1 purchase");
    expect(await lastLook({ database })).toBe(now().toISOString());
    await looked({});
    expect(await states()).toEqual({});
    expect(await happened()).toContain("purchase-stuck resolved waiting");
    expect(lines.join("")).toContain("Alert is over: A purchase does not get on");
  });

  test("is done by one of the instances that come at once, and by the next only when it is due", async () => {
    clock += 10_000;
    const all = [1, 2, 3, 4].map(() => watching({ disputedPurchases: 1 }));
    await Promise.all(all.map(look));
    clock += 5_000;
    await look(watching({ disputedPurchases: 2 }));
    expect(await happened()).toEqual(["chain-01 fired waiting"]);
    clock += 5_000;
    await look(watching({ disputedPurchases: 2 }));
    expect(await happened()).toEqual(["chain-01 worse waiting", "chain-01 fired waiting"]);
  });

  test("goes on where something can't be measured, and what fired before goes on firing", async () => {
    await looked({ forgedWebhooks: 10 });
    clock += 10_000;
    const probes = {
      ...probesFor({ parkedWebhooks: 1 }),
      forgedWebhooks: () => Promise.reject(new Error("no answer")),
    };
    await look(watching({}, { probes }));
    expect(await states()).toEqual({ "webhook-forgery": "firing", "webhook-parked": "firing" });
    expect(lines.join("")).toContain("What alerts look at is not known");
  });

  test("without an address nobody outside is told, and it is said so", async () => {
    clock += 10_000;
    await look(watching({ chainDown: 1, clockSkew: 31 }, { isTold: false }));
    expect(await happened()).toEqual(["clock-skew fired nowhere"]);
    await looked({ stuckPurchases: 1 });
    await tellNowhere({ database });
    expect(await happened()).toContain("purchase-stuck fired nowhere");
  });
});

test("every rule has its runbook", () => {
  const runbooks = readFileSync(path.join(__dirname, "../../../docs/alerts.md"), "utf8");
  const sections = [...runbooks.matchAll(/^### (\S+)$/gmu)].map(([, id]) => id);
  expect(sections.toSorted()).toEqual(alertRules.map(({ id }) => id).toSorted());
});

test("what two instances count at their doors is one sum, each use counted once", async () => {
  const counts = { here: 3, there: 4 };
  const here = new TallyKeeper({ "webhook-forged": () => counts.here });
  const there = new TallyKeeper({ "webhook-forged": () => counts.there });
  await here.write(database, now());
  await there.write(database, now());
  counts.here = 5;
  await here.write(database, now());
  await here.write(database, now());
  const since = (minutes: number): Date => new Date(clock - minutes * 60_000);
  expect(await tallied(database, "webhook-forged", since(5))).toBe(9);
  clock += 6 * 60_000;
  expect(await tallied(database, "webhook-forged", since(5))).toBe(0);
  expect(await tallied(database, "request-refused", since(60))).toBe(0);
});

describe("telling outside", () => {
  const delivering = (post: DeliveryContext["post"]): DeliveryContext => ({
    ...{ database, now, log, appUrl: APP, secret: SECRET, post },
  });
  const deliverDue = async (post: DeliveryContext["post"]): Promise<number> => {
    const due = await claimDueMessages({ database, now }, 10);
    for (const event of due) await deliverMessage(delivering(post), event);
    return due.length;
  };
  const taken = () => Promise.resolve({ status: 204 });

  test("is signed as Standard Webhooks, says what to do and where, and is done once", async () => {
    await looked({ unauthorizedCalls: 4 });
    const post = vi.fn<DeliveryContext["post"]>(taken);
    expect(await deliverDue(post)).toBe(1);
    const [body = new Uint8Array(), headers = {}] = post.mock.calls[0] ?? [];
    const told = new Webhook(SECRET).verify(Buffer.from(body).toString(), { ...headers });
    expect(told).toMatchObject({
      type: "alert.fired",
      data: {
        ...{ rule: "realm-credential", severity: "critical", value: 4 },
        console: "https://countersign.example/operator/calls?show=refused&within=15m",
        runbook: "docs/alerts.md#realm-credential",
      },
    });
    expect(await deliverDue(post)).toBe(0);
    expect(await happened()).toEqual(["realm-credential fired delivered"]);
    await looked({ unauthorizedCalls: 9 });
    expect(await deliverDue(post)).toBe(0);
  });

  test("is tried again, ever more seldom, under the same id with a new signature; then given up and logged", async () => {
    await looked({ parkedWebhooks: 1 });
    const seen: Readonly<Record<string, string>>[] = [];
    const refusing: DeliveryContext["post"] = (_, headers) => {
      seen.push(headers);
      return seen.length === 1
        ? Promise.reject(new CodedError("OUTSIDE_UNAVAILABLE", "gone"))
        : Promise.resolve({ status: 302 });
    };
    const pauses: number[] = [];
    for (;;) {
      const [event] = await database.select().from(alertEvents);
      if (event?.delivery !== "waiting") break;
      pauses.push((event.dueAt.getTime() - clock) / 1_000);
      clock = event.dueAt.getTime() - 1;
      expect(await deliverDue(refusing)).toBe(0);
      clock += 1;
      expect(await deliverDue(refusing)).toBe(1);
    }
    expect(pauses).toEqual([0, 5, 15, 60, 300, 900, 3_600, 10_800, 21_600]);
    expect(new Set(seen.map((headers) => headers["webhook-id"])).size).toBe(1);
    expect(new Set(seen.map((headers) => headers["webhook-signature"])).size).toBe(9);
    expect(await happened()).toEqual(["webhook-parked fired given-up"]);
    expect(lines.join("")).toContain("could not be delivered and was given up");
    const [event] = await listAlertEvents({ database });
    expect(event).toMatchObject({ tries: 9, reason: "302" });
  });

  test("never says that it is over before it has said that it fires", async () => {
    await looked({ stuckPurchases: 1 });
    const failing = () => Promise.resolve({ status: 500 });
    expect(await deliverDue(failing)).toBe(1);
    clock += 5_000;
    expect(await deliverDue(failing)).toBe(1);
    // Five seconds before the next try: what is over is due by now, what fires is not.
    await looked({ disputedPurchases: 1 });
    const types: unknown[] = [];
    const post: DeliveryContext["post"] = (body) => {
      types.push(JSON.parse(Buffer.from(body).toString()));
      return taken();
    };
    expect(await deliverDue(post)).toBe(1);
    clock += 5_000;
    while ((await deliverDue(post)) > 0) clock += 1;
    expect(types).toMatchObject([
      { type: "alert.fired", data: { rule: "chain-01" } },
      { type: "alert.fired", data: { rule: "purchase-stuck" } },
      { type: "alert.resolved", data: { rule: "purchase-stuck" } },
    ]);
  });

  test("is claimed by one of two instances at once, and by another where the first one died", async () => {
    await looked({ stuckPurchases: 1 });
    const both = [1, 2].map(() => claimDueMessages({ database, now }, 10));
    expect((await Promise.all(both)).flat()).toHaveLength(1);
    clock += 61_000;
    expect(await claimDueMessages({ database, now }, 10)).toHaveLength(1);
  });
});

describe("what an operator does", () => {
  const audited = async (act: () => Promise<unknown>): Promise<number> => {
    const before = await verifyAudit(database, null);
    await act();
    const after = await verifyAudit(database, before.head);
    expect(after).toMatchObject({ broken: null, knowsHead: true });
    return after.entries - before.entries;
  };
  const store = { database, now };
  const said = { actor: OPERATOR, note: "The node was restarted." };

  test("acknowledging stands beside the alert and in the audit log, while it fires", async () => {
    await looked({ stuckPurchases: 1 });
    const acknowledge = () => acknowledgeAlert({ ...store, database }, "purchase-stuck", said);
    expect(await audited(acknowledge)).toBe(1);
    const [first] = await listAlerts({ database, now });
    expect(first).toMatchObject({ acknowledgedAt: now().toISOString() });
    expect(first?.deeds.at(-1)).toMatchObject({ actor: OPERATOR, words: said.note });
    await looked({});
    expect(await acknowledge()).toBe("not-firing");
  });

  test("silencing is audited, keeps it from being told, and ends by itself or when it is ended", async () => {
    await looked({});
    const silence = (length: "1h" | "over") =>
      silenceAlert({ database, now }, "chain-01", { actor: OPERATOR, length, reason: "known" });
    expect(await audited(() => silence("1h"))).toBe(1);
    await looked({ disputedPurchases: 1 });
    expect(await happened()).toEqual(["chain-01 fired silenced"]);
    expect(await audited(() => silence("over"))).toBe(1);
    await looked({ disputedPurchases: 1 });
    expect((await happened())[0]).toBe("chain-01 fired waiting");
    await silence("1h");
    clock += 3_601_000;
    expect((await listAlerts({ database, now }))[0]).toMatchObject({ silencedUntil: null });
  });

  test("of a rule that is none there is nothing to do", async () => {
    const asked = { actor: OPERATOR, length: "1h", reason: "known" } as const;
    for (const rule of ["nothing", "chain-01"])
      await expect(silenceAlert({ database, now }, rule, asked)).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    await expect(acknowledgeAlert({ database, now }, "nothing", said)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
