import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import {
  modelPageSchema,
  profileSchema,
  webhookEventSchema,
  webhookVerifier,
  type WebhookEvent,
} from "@/lib/core/realm";
import { marketCalls, outcomeOf, transactionOf } from "./market/test-calls";
import { seededId } from "./seed/identifiers";
import { callRealm, openTestMarket, preparedOf, type TestMarket } from "./test-support";

let market: TestMarket;
beforeAll(async () => {
  market = await openTestMarket();
});
afterAll(() => market.close());
const { call, fresh, prepare } = marketCalls(() => market);

/** A receiver that verifies what comes and answers as it is told. */
class Receiver {
  readonly events: WebhookEvent[] = [];
  forged = 0;
  status = 200;
  #server: Server | null = null;

  async open(secret: string): Promise<string> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const rawBody = Buffer.concat(chunks);
        const header = (name: string): string | null => {
          const value = request.headers[name];
          return typeof value === "string" ? value : null;
        };
        const { verified } = webhookVerifier([secret])({ rawBody, header }, Date.now() / 1000);
        if (!verified) this.forged += 1;
        else if (this.status === 200) {
          this.events.push(webhookEventSchema.parse(JSON.parse(rawBody.toString())));
        }
        response.writeHead(verified ? this.status : 401).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    this.#server = server;
    const { port } = z.object({ port: z.number() }).parse(server.address());
    return `http://127.0.0.1:${port}/hook`;
  }

  types(): string[] {
    return this.events.map(({ eventType }) => eventType);
  }

  close(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }
}

describe("webhooks of the market", () => {
  let receiver: Receiver;
  beforeEach(async () => {
    receiver = new Receiver();
    const url = await receiver.open(market.realm.platform.webhookSecret);
    market.realm.webhooks.configure({ url });
    market.realm.pace.speed = 20;
  });
  afterEach(() => {
    receiver.close();
    market.realm.webhooks.configure({ url: null });
  });

  const sell = async () => {
    const { listingId } = await fresh("1.25");
    const [answer, late] = [await prepare(listingId), await prepare(listingId, 1)];
    const signature = await market.send(transactionOf(answer), market.buyers[0]);
    const { purchaseId } = preparedOf(answer);
    await vi.waitFor(async () => {
      const done = await call(`/purchases/${purchaseId}/confirm`, "POST", {
        solanaTxSignature: signature,
      });
      expect(outcomeOf(done)).toBe("completed");
    }, 10_000);
    return { listingId, purchaseId, signature, late: preparedOf(late).purchaseId };
  };

  it("tell of a sale: the listing, the purchase, and the one that came too late", async () => {
    const { listingId, purchaseId, signature, late } = await sell();
    await vi.waitFor(() => {
      expect(receiver.events).toHaveLength(3);
    }, 10_000);
    const data = receiver.events.map(({ eventType, data: told }) => [eventType, told] as const);
    expect(new Map(data)).toEqual(
      new Map<string, WebhookEvent["data"]>([
        [
          "listing.sold",
          { object: "listing", listingId, status: "sold", solanaTxSignature: signature },
        ],
        ["purchase.failed", { object: "purchase", purchaseId: late, status: "failed", listingId }],
        [
          "purchase.completed",
          expect.objectContaining({ purchaseId, status: "completed", listingId }),
        ],
      ]),
    );
    expect(receiver.forged).toBe(0);
  });

  it("tell of a cancelled listing once, also when it is cancelled twice", async () => {
    const [credential] = market.realm.creators;
    if (!credential) throw new Error("the market has creators");
    const { listingId } = await fresh();
    const path = `/marketplace/listings/${listingId}`;
    for (let count = 0; count < 2; count += 1) {
      await callRealm(market.realm.url, path, { method: "DELETE", credential });
    }
    await vi.waitFor(() => {
      expect(receiver.types()).toEqual(["listing.cancelled"]);
    }, 10_000);
  });

  it("that were refused are delivered after a restart", async () => {
    receiver.status = 503;
    await sell();
    await vi.waitFor(() => {
      expect(market.realm.webhooks.list()[0]?.attempts.length).toBeGreaterThan(0);
    }, 10_000);
    await market.restart();
    receiver.status = 200;
    market.realm.pace.speed = 1000;
    await vi.waitFor(() => {
      expect(receiver.types().sort()).toEqual([
        "listing.sold",
        "purchase.completed",
        "purchase.failed",
      ]);
    }, 10_000);
  });

  it("come forged when that is ordered, and are then refused by a receiver that looks", async () => {
    market.realm.webhooks.faults.add({ kind: "forge", times: 1, millis: 0 });
    await sell();
    await vi.waitFor(() => {
      expect(receiver.events).toHaveLength(3);
    }, 10_000);
    expect(receiver.forged).toBe(1);
  });
});

describe("an account", () => {
  const profile = async () => {
    const { realm } = market;
    const answer = await callRealm(realm.url, "/user/profile", { credential: realm.platform });
    return profileSchema.parse(answer.body);
  };

  it("sees its calls counted, also over a restart", async () => {
    const before = (await profile()).apiUsage;
    await call("/listings/search");
    await call("/listings/search");
    await market.restart();
    const after = (await profile()).apiUsage;
    expect([after.quotaUsed - before.quotaUsed, after.quotaLimit]).toEqual([2, 100_000]);
  });

  it("whose quota is used up is refused everything but its profile", async () => {
    market.realm.setQuota("Platform", 0);
    const refused = await call("/listings/search");
    expect([refused.status, outcomeOf(refused)]).toEqual([429, "quota_exceeded"]);
    expect((await profile()).apiUsage.quotaLimit).toBe(0);
    market.realm.setQuota("Platform", null);
    expect((await call("/listings/search")).status).toBe(200);
  });

  it("may have several keys; one that is revoked is refused at once, and after a restart", async () => {
    const issued = market.realm.issueKey("Platform");
    const search = (credential = issued) =>
      callRealm(market.realm.url, "/marketplace/listings/search", { credential });
    expect((await search()).status).toBe(200);
    market.realm.revokeKey(issued.apiKey);
    expect((await search()).status).toBe(401);
    await market.restart();
    expect((await search()).status).toBe(401);
    expect((await search(market.realm.platform)).status).toBe(200);
  });

  it("acts once for one idempotency key, whichever of its API keys repeats it", async () => {
    const { listingId } = await fresh();
    const { realm, buyers } = market;
    const body = { buyerWallet: buyers[0].address };
    const headers = { "Idempotency-Key": randomUUID() };
    const prepareWith = (credential: typeof realm.platform | ReturnType<typeof realm.issueKey>) =>
      callRealm(realm.url, `/marketplace/listings/${listingId}/purchase`, {
        method: "POST",
        body,
        headers,
        credential,
      });
    const first = await prepareWith(realm.platform);
    const second = await prepareWith(realm.issueKey("Platform"));
    expect([second.status, second.body]).toEqual([200, first.body]);
  });

  it("has its rate limits told by group and plan", async () => {
    const { realm } = market;
    const [creator] = realm.creators;
    if (!creator) throw new Error("the market has creators");
    const limit = async (path: string, credential: typeof creator | typeof realm.platform) =>
      (await callRealm(realm.url, path, { credential })).headers.get("x-ratelimit-limit");
    expect([
      await limit("/models", realm.platform),
      await limit("/user/profile", realm.platform),
      await limit("/models", creator),
    ]).toEqual(["600", "120", "300"]);
  });
});

describe("models", () => {
  it("that were there from the start stay deleted over a restart", async () => {
    const [creator] = market.realm.creators;
    if (!creator) throw new Error("the market has creators");
    const path = `/models/${seededId("mod", "Glass Orchard")}`;
    const look = async (method: string) =>
      (await callRealm(market.realm.url, path, { method, credential: creator })).status;
    expect([await look("GET"), await look("DELETE")]).toEqual([200, 204]);
    await market.restart();
    expect(await look("GET")).toBe(404);
  });

  it("on the market are in their makers' studios; others may use them once bought", async () => {
    const { realm } = market;
    const [creator] = realm.creators;
    if (!creator) throw new Error("the market has creators");
    const answer = await callRealm(realm.url, "/models?limit=100", { credential: creator });
    const { models } = modelPageSchema.parse(answer.body);
    expect(models.length).toBeGreaterThan(1);
    expect(new Set(models.map(({ status }) => status))).toEqual(new Set(["active"]));

    const listing = await fresh("1.5");
    const generate = () =>
      callRealm(realm.url, "/images/generate", {
        method: "POST",
        body: { modelId: listing.assetId, prompt: "x", width: 64, height: 64 },
        credential: realm.platform,
      });
    expect((await generate()).status).toBe(404);
    const prepared = await prepare(listing.listingId);
    const signature = await market.send(transactionOf(prepared), market.buyers[0]);
    const { purchaseId } = preparedOf(prepared);
    await vi.waitFor(async () => {
      const path = `/purchases/${purchaseId}/confirm`;
      expect(outcomeOf(await call(path, "POST", { solanaTxSignature: signature }))).toBe(
        "completed",
      );
    }, 10_000);
    expect((await generate()).status).toBe(202);
  });
});
