import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { alertRules } from "@/lib/core/operator/alerts";
import { address } from "@/lib/core/solana";
import { verifyAudit } from "@/lib/server/audit/verify";
import type { Database } from "@/lib/server/db/database";
import { tellNowhere } from "./deliver";
import { acknowledgeAlert, silenceAlert } from "./operate/act";
import { lastLook, listAlerts } from "./operate/read";
import { tallied, TallyKeeper } from "./tallies";
import { openTestWatch, probesFor } from "./testing/watch";
import { look } from "./watch";

const OPERATOR = address("7Np41oeYqPefeNQEHSv1UDhYrehxin3NStELsSKCT4K2");

let watch: Awaited<ReturnType<typeof openTestWatch>>;
let database: Database;
const now = (): Date => watch.now();

beforeAll(async () => {
  watch = await openTestWatch();
  database = watch.database;
}, 90_000);
afterAll(() => watch.close());
beforeEach(() => watch.clear());

describe("looking at the rules", () => {
  test("keeps how each stands, writes what happened, wakes who delivers and says it in the log", async () => {
    expect(await lastLook({ database })).toBeNull();
    const context = watch.watching({ stuckPurchases: 2, endpointsDown: 1 });
    watch.pass(10_000);
    await look(context);
    expect(await watch.states()).toEqual({ "purchase-stuck": "firing", "rpc-down": "pending" });
    expect(await watch.happened()).toEqual(["purchase-stuck fired waiting"]);
    expect(context.wake).toHaveBeenCalledOnce();
    expect(watch.logged()).toContain("ALERT: A purchase does not get on");
    expect(watch.logged()).toContain("2 purchases; it fires from 1 purchase");
    expect(await lastLook({ database })).toBe(now().toISOString());
    await watch.looked({});
    expect(await watch.states()).toEqual({});
    expect(await watch.happened()).toContain("purchase-stuck resolved waiting");
    expect(watch.logged()).toContain("Alert is over: A purchase does not get on");
  });

  test("is done by one of the instances that come at once, and by the next only when it is due", async () => {
    watch.pass(10_000);
    const all = [1, 2, 3, 4].map(() => watch.watching({ disputedPurchases: 1 }));
    await Promise.all(all.map(look));
    watch.pass(5_000);
    await look(watch.watching({ disputedPurchases: 2 }));
    expect(await watch.happened()).toEqual(["chain-01 fired waiting"]);
    watch.pass(5_000);
    await look(watch.watching({ disputedPurchases: 2 }));
    expect(await watch.happened()).toEqual(["chain-01 worse waiting", "chain-01 fired waiting"]);
  });

  test("goes on where something can't be measured, and what fired before goes on firing", async () => {
    await watch.looked({ forgedWebhooks: 10 });
    watch.pass(10_000);
    const probes = {
      ...probesFor({ parkedWebhooks: 1 }),
      forgedWebhooks: () => Promise.reject(new Error("no answer")),
    };
    await look(watch.watching({}, { probes }));
    expect(await watch.states()).toEqual({
      "webhook-forgery": "firing",
      "webhook-parked": "firing",
    });
    expect(watch.logged()).toContain("What alerts look at is not known");
  });

  test("without an address nobody outside is told, and it is said so", async () => {
    watch.pass(10_000);
    await look(watch.watching({ chainDown: 1, clockSkew: 31 }, { isTold: false }));
    expect(await watch.happened()).toEqual(["clock-skew fired nowhere"]);
    await watch.looked({ stuckPurchases: 1 });
    await tellNowhere({ database });
    expect(await watch.happened()).toContain("purchase-stuck fired nowhere");
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
  const since = (minutes: number): Date => new Date(now().getTime() - minutes * 60_000);
  expect(await tallied(database, "webhook-forged", since(5))).toBe(9);
  watch.pass(6 * 60_000);
  expect(await tallied(database, "webhook-forged", since(5))).toBe(0);
  expect(await tallied(database, "request-refused", since(60))).toBe(0);
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
    await watch.looked({ stuckPurchases: 1 });
    const acknowledge = () => acknowledgeAlert({ ...store, database }, "purchase-stuck", said);
    expect(await audited(acknowledge)).toBe(1);
    const [first] = await listAlerts({ database, now });
    expect(first).toMatchObject({ acknowledgedAt: now().toISOString() });
    expect(first?.deeds.at(-1)).toMatchObject({ actor: OPERATOR, words: said.note });
    await watch.looked({});
    expect(await acknowledge()).toBe("not-firing");
  });

  test("silencing is audited, keeps it from being told, and ends by itself or when it is ended", async () => {
    await watch.looked({});
    const silence = (length: "1h" | "over") =>
      silenceAlert({ database, now }, "chain-01", { actor: OPERATOR, length, reason: "known" });
    expect(await audited(() => silence("1h"))).toBe(1);
    await watch.looked({ disputedPurchases: 1 });
    expect(await watch.happened()).toEqual(["chain-01 fired silenced"]);
    expect(await audited(() => silence("over"))).toBe(1);
    await watch.looked({ disputedPurchases: 1 });
    expect((await watch.happened())[0]).toBe("chain-01 fired waiting");
    await silence("1h");
    watch.pass(3_601_000);
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
