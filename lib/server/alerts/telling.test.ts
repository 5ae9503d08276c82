import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import type { Database } from "@/lib/server/db/database";
import { alertEvents } from "@/lib/server/db/schema/alerts";
import { claimDueMessages, deliverMessage, type DeliveryContext } from "./deliver";
import { listAlertEvents } from "./operate/read";
import { openTestWatch } from "./testing/watch";

const SECRET = `whsec_${Buffer.alloc(32, 5).toString("base64")}`;
const APP = new URL("https://countersign.example");

let watch: Awaited<ReturnType<typeof openTestWatch>>;
let database: Database;
const now = (): Date => watch.now();

beforeAll(async () => {
  watch = await openTestWatch();
  database = watch.database;
}, 90_000);
afterAll(() => watch.close());
beforeEach(() => watch.clear());

describe("telling outside", () => {
  const delivering = (post: DeliveryContext["post"]): DeliveryContext => ({
    ...{ database, now, log: watch.log, appUrl: APP, secret: SECRET, post },
  });
  const deliverDue = async (post: DeliveryContext["post"]): Promise<number> => {
    const due = await claimDueMessages({ database, now }, 10);
    for (const event of due) await deliverMessage(delivering(post), event);
    return due.length;
  };
  const taken = () => Promise.resolve({ status: 204 });
  const message = z.object({ type: z.string(), data: z.object({ rule: z.string() }) });
  /** Who takes everything, and what they were told. */
  const listening = () => {
    const told: string[] = [];
    const post: DeliveryContext["post"] = (body) => {
      const { type, data } = message.parse(JSON.parse(Buffer.from(body).toString()));
      told.push(`${data.rule} ${type}`);
      return taken();
    };
    return { told, post };
  };

  test("is signed as Standard Webhooks, says what to do and where, and is done once", async () => {
    await watch.looked({ unauthorizedCalls: 4 });
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
    expect(await watch.happened()).toEqual(["realm-credential fired delivered"]);
    await watch.looked({ unauthorizedCalls: 9 });
    expect(await deliverDue(post)).toBe(0);
  });

  test("is tried again, ever more seldom, under the same id with a new signature; then given up and logged", async () => {
    await watch.looked({ parkedWebhooks: 1 });
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
      pauses.push((event.dueAt.getTime() - now().getTime()) / 1_000);
      watch.moveTo(event.dueAt.getTime() - 1);
      expect(await deliverDue(refusing)).toBe(0);
      watch.pass(1);
      expect(await deliverDue(refusing)).toBe(1);
    }
    expect(pauses).toEqual([0, 5, 15, 60, 300, 900, 3_600, 10_800, 21_600]);
    expect(new Set(seen.map((headers) => headers["webhook-id"])).size).toBe(1);
    expect(new Set(seen.map((headers) => headers["webhook-signature"])).size).toBe(9);
    expect(await watch.happened()).toEqual(["webhook-parked fired given-up"]);
    expect(watch.logged()).toContain("could not be delivered and was given up");
    const [event] = await listAlertEvents({ database });
    expect(event).toMatchObject({ tries: 9, reason: "302" });
  });

  test("never says that it is over before it has said that it fires", async () => {
    await watch.looked({ stuckPurchases: 1 });
    const failing = () => Promise.resolve({ status: 500 });
    expect(await deliverDue(failing)).toBe(1);
    watch.pass(5_000);
    expect(await deliverDue(failing)).toBe(1);
    // Five seconds before the next try. That it is over is due now, and brings that try forward.
    await watch.looked({ disputedPurchases: 1 });
    const { told, post } = listening();
    expect(await deliverDue(post)).toBe(2);
    expect(told.toSorted()).toEqual(["chain-01 alert.fired", "purchase-stuck alert.fired"]);
    expect(await deliverDue(post)).toBe(1);
    expect(told.at(-1)).toBe("purchase-stuck alert.resolved");
  });

  test("goes out at once to a receiver that is back: what waits for hours after one that was taken, and what waits before news of its rule", async () => {
    const failing = () => Promise.resolve({ status: 503 });
    await watch.looked({ stuckPurchases: 1, disputedPurchases: 1 });
    for (const pause of [0, 5, 15, 60, 300, 900, 3_600]) {
      watch.pass(pause * 1_000);
      expect(await deliverDue(failing)).toBe(2);
    }
    // Three hours before the next try. The receiver is back, and one of the two has news.
    await watch.looked({ stuckPurchases: 2, disputedPurchases: 1 });
    const { told, post } = listening();
    expect(await deliverDue(post)).toBe(1);
    expect(told).toEqual(["purchase-stuck alert.fired"]);
    expect(await deliverDue(post)).toBe(2);
    expect(told.toSorted()).toEqual([
      "chain-01 alert.fired",
      "purchase-stuck alert.fired",
      "purchase-stuck alert.worse",
    ]);
  });

  test("is not given up sooner for the news that hurried it", async () => {
    const failing = () => Promise.resolve({ status: 503 });
    for (let purchases = 1; purchases <= 12; purchases += 1) {
      await watch.looked({ stuckPurchases: purchases });
      expect(await deliverDue(failing)).toBe(1);
    }
    expect(await watch.happened()).toHaveLength(12);
    expect(new Set(await watch.happened())).not.toContain("purchase-stuck fired given-up");
  });

  test("is claimed by one of two instances at once, and by another where the first one died", async () => {
    await watch.looked({ stuckPurchases: 1 });
    const both = [1, 2].map(() => claimDueMessages({ database, now }, 10));
    expect((await Promise.all(both)).flat()).toHaveLength(1);
    watch.pass(61_000);
    expect(await claimDueMessages({ database, now }, 10)).toHaveLength(1);
  });
});
