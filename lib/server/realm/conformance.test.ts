import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { parseSol } from "@/lib/core/money";
import { address } from "@/lib/core/solana";
import { createUpstream, type FormFile, type Upstream } from "@/lib/server/upstream";
import { createRealmClient, fixedAccess, type RealmClient } from ".";

/**
 * The other side: a REALM in Python, written from the documentation alone, that takes nothing which is
 * not exactly as documented. It is a program of its own; nothing of it is imported.
 */
const VERIFIER = join(import.meta.dirname, "../../../sandbox/realm/conformance/verifier.py");

const hasPython = spawnSync("python3", ["--version"]).status === 0;
if (!hasPython) {
  process.stderr.write("python3 is missing: the client was NOT checked by the strict verifier\n");
}

const secret = { apiKey: "rk_test_key", apiSecret: "rs_test_secret_of_some_length" };
const KEY = "7b0e1c52-6f0c-4c11-9a53-5d2f3a1b8c90";
const wallet = address("C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN");
const reportSchema = z.array(
  z.object({
    operation: z.string(),
    wrong: z.array(z.string()),
    idempotencyKey: z.string().nullable(),
  }),
);

const picture: FormFile = {
  fileName: 'a "strange"\r\nname.png',
  contentType: "image/png",
  bytes: 11,
  async *open() {
    await Promise.resolve();
    yield new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]);
    yield new Uint8Array([26, 10, 13, 10, 45]);
  },
};

/** Every call of the client's, by its name, made as the product makes it. */
const calls: Readonly<Record<keyof RealmClient, (client: RealmClient) => Promise<unknown>>> = {
  searchListings: (client) =>
    client.searchListings({
      query: "neon & co",
      tags: ["a", "b"],
      minPrice: "0.1",
      sortBy: "price",
      sortOrder: "asc",
      limit: 10,
      offset: 20,
    }),
  getListing: (client) => client.getListing("list_1"),
  createListing: (client) =>
    client.createListing(
      {
        assetType: "model",
        assetId: "mod_1",
        price: parseSol("15.75"),
        description: "Ünïcode, and a\nnew line",
        listingType: "fixed_price",
      },
      KEY,
    ),
  cancelListing: (client) => client.cancelListing("list_1"),
  initiatePurchase: (client) => client.initiatePurchase("list_1", wallet, KEY),
  confirmPurchase: (client) => client.confirmPurchase("pur_1", "1".repeat(64), KEY),
  getPurchase: (client) => client.getPurchase("pur_1"),
  createModel: (client) =>
    client.createModel(
      { name: "Dusk", description: "", baseModel: "realm-base-v2.1", tags: ["sky"] },
      KEY,
    ),
  getModel: (client) => client.getModel("mod_1"),
  listModels: (client) => client.listModels({ limit: 5, offset: 0, status: "active" }),
  changeModel: (client) => client.changeModel("mod_1", { name: "Dawn" }),
  deleteModel: (client) => client.deleteModel("mod_1"),
  trainModel: (client) =>
    client.trainModel("mod_1", [picture, picture], { steps: 10, learningRate: 0.001 }),
  generateImages: (client) =>
    client.generateImages({ modelId: "mod_1", prompt: "A harbour", width: 512, numOutputs: 2 }),
  modifyImage: (client) =>
    client.modifyImage(
      { modelId: "mod_1", prompt: "Snow", strength: 0.5 },
      { image: picture, mask: picture },
    ),
  generateVideo: (client) =>
    client.generateVideo({ fps: 12, animationType: "zoom_in" }, { sourceImage: picture }),
  swapFace: (client) =>
    client.swapFace({ enhanceQuality: false }, { sourceFace: picture, targetMedia: picture }),
  getImageJob: (client) => client.getImageJob("job_1"),
  getVideoJob: (client) => client.getVideoJob("job_1"),
  getProfile: (client) => client.getProfile(),
  changeProfile: (client) => client.changeProfile({ username: "someone" }),
};

describe.skipIf(!hasPython)("the client, before a strict verifier in Python", () => {
  let python: ChildProcess;
  let base: string;
  let upstream: Upstream;
  let client: RealmClient;
  let seen: number;

  const report = async () => {
    const response = await fetch(`${base}/report`);
    return reportSchema.parse(await response.json()).slice(seen);
  };

  beforeAll(async () => {
    python = spawn("python3", ["-B", VERIFIER], { stdio: ["pipe", "pipe", "inherit"] });
    python.stdin?.write(`${JSON.stringify(secret)}\n`);
    if (!python.stdout) throw new Error("its output is piped");
    const announced: unknown[] = await once(python.stdout, "data");
    base = z.object({ url: z.string() }).parse(JSON.parse(String(announced[0]))).url;
    upstream = createUpstream({
      name: "realm",
      address: new URL(`${base}/v1`),
      log: () => undefined,
    });
    client = createRealmClient(upstream, fixedAccess(secret));
  });
  afterAll(async () => {
    await upstream.close();
    python.stdin?.end();
    await once(python, "exit");
  });
  beforeEach(async () => {
    seen = 0;
    seen = (await report()).length;
  });

  it.each(Object.entries(calls))("%s is exactly as documented", async (_name, call) => {
    await call(client);
    expect((await report()).flatMap(({ wrong }) => wrong)).toEqual([]);
  });

  it("repeats a signed call with the same idempotency key, each attempt as documented", async () => {
    await fetch(`${base}/fail/2`, { method: "POST" });
    await client.initiatePurchase("list_1", wallet, KEY);
    const attempts = await report();
    expect(attempts.map(({ wrong }) => wrong)).toEqual([[], [], []]);
    expect(attempts.map(({ idempotencyKey }) => idempotencyKey)).toEqual([KEY, KEY, KEY]);
  });

  it("is refused with another secret: the verifier does look", async () => {
    const other = createRealmClient(upstream, fixedAccess({ ...secret, apiSecret: "another" }));
    await expect(other.cancelListing("list_1")).rejects.toThrow();
    const [attempt] = await report();
    expect(attempt?.wrong.join()).toContain("X-Signature");
  });
});
