import { createServer, request } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { Faults } from "../realm/http/faults";
import { HostileQueue } from "../realm/hostile";
import { JobFailures } from "../realm/jobs/failures";
import { Misdirections } from "../realm/media/misdirections";
import { Pace } from "../realm/pace";
import { openTestWebhooks } from "../realm/webhooks/test-webhooks";
import { startControl, type ControlParts, type ControlServer } from ".";

const unexpected = (): never => {
  throw new Error("this must not be called");
};

let done: unknown[];
let parts: ControlParts;
let control: ControlServer;
beforeEach(async () => {
  done = [];
  parts = {
    cluster: {
      advanceSlots: (slots) => done.push(["advance", slots]),
      setFault: (fault) => done.push(["cluster", fault]),
    },
    realm: {
      hostile: new HostileQueue(),
      faults: new Faults(),
      listings: (status) => [{ status }],
      createListing: (listing) => Promise.resolve(listing),
      reprice: (listingId, price) => ({ listingId, price }),
      airdrop: (wallet, amount) => {
        done.push(["airdrop", wallet, amount]);
        return Promise.resolve();
      },
      drain: unexpected,
      calls: () => ({
        operations: { "listings.get": 2 },
        purchases: { prepared: 1, completed: 0 },
      }),
      setHandover: (mode) => done.push(["handover", mode]),
      resetCalls: () => done.push("reset"),
      pace: new Pace(),
      issueKey: (name) => ({ apiKey: `key of ${name}`, apiSecret: "secret" }),
      misdirections: new Misdirections(() => "http://realm"),
      setProfile: (name, texts) => done.push(["profile", name, texts]),
      revokeKey: (apiKey) => done.push(["revoke", apiKey]),
      setLimits: (limits) => done.push(["limits", limits]),
      setQuota: (name, limit) => done.push(["quota", name, limit]),
      studio: { failures: new JobFailures(), media: { lifetime: null } },
      webhooks: openTestWebhooks().webhooks,
    },
    wallet: {
      calls: () => ({ connect: 0, signMessage: 0, signTransaction: 3, signIn: 0 }),
      resetCalls: () => done.push("wallet reset"),
      setMode: (mode) => done.push(["mode", mode]),
      signer: unexpected,
    },
  };
  control = await startControl({ ...parts, host: "127.0.0.1", port: 0 });
});
afterEach(() => control.close());

const ask = async (method: string, path: string, body?: unknown) => {
  const response = await fetch(`${control.url}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  return { status: response.status, answer };
};

describe("the control port", () => {
  it("lists what it can do, and each of it exists", async () => {
    const { answer } = await ask("GET", "/");
    const { commands } = z
      .object({ commands: z.array(z.object({ method: z.string(), path: z.string() })) })
      .parse(answer);
    expect(commands.length).toBeGreaterThan(15);
    for (const { method, path } of commands) {
      expect(
        (await ask(method, path, method === "GET" ? undefined : {})).status,
        `${method} ${path}`,
      ).not.toBe(404);
    }
  });

  it("orders hostile transactions and takes the orders back", async () => {
    await ask("POST", "/hostile", { kind: "assign", times: 2 });
    expect(parts.realm.hostile.list()).toEqual([
      { kind: "assign", times: 2, listingId: undefined },
    ]);
    await ask("DELETE", "/hostile");
    expect(parts.realm.hostile.list()).toEqual([]);
  });

  it("sets and lifts faults of REALM and of the cluster", async () => {
    await ask("POST", "/realm/fault", { kind: "status", status: 500 });
    expect(parts.realm.faults.take(null, "/x")?.status).toBe(500);
    await ask("DELETE", "/realm/fault");
    expect(parts.realm.faults.take(null, "/x")).toBeNull();
    await ask("POST", "/cluster/fault", { kind: "latency", millis: 5 });
    await ask("DELETE", "/cluster/fault");
    await ask("POST", "/cluster/advance", { slots: 151 });
    expect(done).toEqual([
      ["cluster", { kind: "latency", millis: 5 }],
      ["cluster", null],
      ["advance", 151],
    ]);
  });

  it("changes a price, and tells how transactions, licences and the wallet can be spoiled", async () => {
    const order = { listingId: "list_1", price: "2.5" };
    expect((await ask("POST", "/listing/price", order)).answer).toEqual({
      listingId: "list_1",
      price: 2_500_000_000,
    });
    const kinds = z.object({ kinds: z.array(z.unknown()), licences: z.array(z.unknown()) });
    const { answer } = await ask("GET", "/hostile");
    expect(kinds.parse(answer).kinds).toContainEqual(
      expect.objectContaining({ kind: "assign", rules: ["AUTH-01"], verdict: "block" }),
    );
    expect(kinds.parse(answer).licences).toContainEqual(
      expect.objectContaining({ licence: "pausable", rules: ["GET-02"] }),
    );
    const { modes } = z
      .object({ modes: z.array(z.unknown()) })
      .parse((await ask("GET", "/wallet/modes")).answer);
    expect(modes).toContainEqual(expect.objectContaining({ mode: "guardAfter", nature: "benign" }));
  });

  it("sets keys, quotas, the pace, the failures and the lifetime of addresses", async () => {
    await ask("POST", "/speed", { speed: 50 });
    await ask("POST", "/jobs/failure", { jobType: "face_swap", errorCode: "no_face" });
    await ask("POST", "/media/expiry", { seconds: 9 });
    await ask("POST", "/quota", { name: "Creator 1", limit: 3 });
    const { pace, studio } = parts.realm;
    expect([pace.speed, studio.media.lifetime, studio.failures.take("face_swap")]).toEqual([
      50,
      9,
      "no_face",
    ]);
    const { answer } = await ask("POST", "/keys", { name: "Platform" });
    expect(answer).toEqual({ apiKey: "key of Platform", apiSecret: "secret" });
    await ask("POST", "/keys/revoke", { apiKey: "key of Platform" });
    expect(done).toEqual([
      ["quota", "Creator 1", 3],
      ["revoke", "key of Platform"],
    ]);
  });

  it("has REALM tell texts and addresses that it never would, and the truth again", async () => {
    const error = { code: "<b>", message: "\u001b[2J", requestId: "r\r\nx: y", details: ["<i>"] };
    await ask("POST", "/realm/fault", { kind: "status", status: 400, error });
    expect(parts.realm.faults.take(null, "/x")?.error).toEqual(error);
    await ask("POST", "/profile", { name: "Creator 1", username: "<u>" });
    expect(done).toEqual([["profile", "Creator 1", { username: "<u>" }]]);
    const address = "http://2130706433:22/";
    const order = { of: "result", address };
    expect((await ask("POST", "/media/address", order)).answer).toEqual({ told: address });
    const { answer } = await ask("POST", "/media/address", { ...order, redirect: true });
    expect(answer).toEqual({ told: "http://realm/media/lead-0" });
    const { misdirections } = parts.realm;
    expect(["a.png", "b.png", "a.png"].map((file) => misdirections.ofResult(file))).toEqual([
      address,
      "http://realm/media/lead-0",
      address,
    ]);
    expect(misdirections.leadOf("/media/lead-0")).toBe(address);
    await ask("DELETE", "/media/address");
    expect(misdirections.ofResult("a.png")).toBeNull();
    expect(misdirections.leadOf("/media/lead-0")).toBeNull();
  });

  it("registers the webhooks' address, orders their faults and tells what was never true", async () => {
    const url = "http://127.0.0.1:3000/api/webhooks/realm";
    await ask("POST", "/webhooks", { url, style: "standard" });
    await ask("POST", "/webhooks/fault", { kind: "duplicate" });
    await ask("POST", "/webhooks/event", { type: "job.failed", data: { object: "job" } });
    const { answer } = await ask("GET", "/webhooks");
    expect(answer).toMatchObject({
      url,
      style: "standard",
      faults: [],
      deliveries: [{ eventType: "job.failed" }, { eventType: "job.failed" }],
    });
  });

  it("speaks for the wallet, the counters and the faucet", async () => {
    await ask("POST", "/wallet/mode", { mode: "flipMessage" });
    await ask("DELETE", "/wallet/calls");
    await ask("POST", "/airdrop", { wallet: "11111111111111111111111111111111", lamports: "7" });
    expect(done).toEqual([
      ["mode", "flipMessage"],
      "wallet reset",
      ["airdrop", "11111111111111111111111111111111", 7n],
    ]);
    expect((await ask("GET", "/wallet/calls")).answer).toMatchObject({ signTransaction: 3 });
    expect((await ask("GET", "/realm/calls")).answer).toMatchObject({ purchases: { prepared: 1 } });
    expect((await ask("GET", "/listings?status=sold")).answer).toEqual({
      listings: [{ status: "sold" }],
    });
  });

  it.each([
    ["POST", "/hostile", { kind: "unheard-of" }],
    ["POST", "/hostile", { kind: "assign", times: 0 }],
    ["POST", "/realm/fault", { kind: "status", status: 200 }],
    ["POST", "/cluster/advance", { slots: "many" }],
    ["POST", "/wallet/mode", { mode: "kind" }],
    ["POST", "/listing", { price: "1.0000000001" }],
    ["POST", "/speed", { speed: 0 }],
    ["POST", "/realm/fault", { kind: "status", error: { words: "any" } }],
    ["POST", "/media/address", { of: "result", address: "http://a/\r\nset-cookie: a=b" }],
    ["POST", "/media/address", { of: "film", address: "http://a/" }],
    ["POST", "/jobs/failure", { jobType: "cooking" }],
    ["POST", "/webhooks", { url: "http://example.com/hook" }],
    ["POST", "/webhooks", { url: "ftp://127.0.0.1/hook" }],
    ["POST", "/webhooks", { style: "rot13" }],
    ["POST", "/webhooks/redeliver", { deliveryId: "dlv_none" }],
    ["POST", "/airdrop", { wallet: "nobody", lamports: "7" }],
    ["POST", "/cluster/fault", { kind: "earthquake" }],
    ["POST", "/cluster/fault", { kind: "latency" }],
    ["POST", "/wallet/mode", { mode: "honestly" }],
    ["POST", "/listing", { licence: "golden" }],
    ["POST", "/listing/price", { listingId: "list_1" }],
    ["POST", "/listing/handover", { mode: "sometimes" }],
  ])("answers %s %s %j with 400 and does nothing", async (method, path, body) => {
    expect((await ask(method, path, body)).status).toBe(400);
    expect(done).toEqual([]);
  });

  it("refuses pages: any Origin, and any name that is not this machine's", async () => {
    const response = await fetch(control.url, { headers: { origin: "https://example.com" } });
    expect(response.status).toBe(403);
    const { port } = new URL(control.url);
    const status = await new Promise<number | undefined>((resolve) => {
      request({ port, host: "127.0.0.1", headers: { host: "rebound.example" } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end();
    });
    expect(status).toBe(403);
  });

  it("says so where its port is taken", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const { port } = z.object({ port: z.number() }).parse(taken.address());
    await expect(startControl({ ...parts, host: "127.0.0.1", port })).rejects.toThrow("EADDRINUSE");
    taken.close();
  });
});
