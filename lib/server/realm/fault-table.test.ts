import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import { address } from "@/lib/core/solana";
import { startSandbox, type RunningSandbox } from "@/lib/server/purchases/testing/sandbox";
import {
  createUpstream,
  type AttemptLine,
  type FormFile,
  type Upstream,
} from "@/lib/server/upstream";
import { createRealmClient, fixedAccess, type RealmClient } from ".";

const buyer = address("HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ");
const callsSchema = z.object({ purchases: z.object({ prepared: z.number() }) });
const listedSchema = z.object({ listingId: z.string() });

let sandbox: RunningSandbox;
let picture: FormFile;
let jobId: string;
const upstreams: Upstream[] = [];

/** A client that knows nothing of earlier faults, and the lines of its attempts. */
const freshClient = (): { client: RealmClient; lines: AttemptLine[] } => {
  const lines: AttemptLine[] = [];
  const upstream = createUpstream({
    name: "realm",
    address: new URL(sandbox.realm),
    log: (line) => lines.push(line),
  });
  upstreams.push(upstream);
  return { client: createRealmClient(upstream, fixedAccess(sandbox.platform)), lines };
};

const newModel = async (client: RealmClient): Promise<string> => {
  const model = { name: "Probe", description: "", baseModel: "realm-base-v2.1", tags: [] };
  return (await client.createModel(model, randomUUID())).modelId;
};

const train = (client: RealmClient, modelId: string): Promise<unknown> =>
  client.trainModel(modelId, [picture], { steps: 10, learningRate: 0.01 });

const newListing = async (): Promise<string> =>
  listedSchema.parse(await sandbox.command("POST", "/listing", { name: "Probe" })).listingId;

const prepared = async (): Promise<number> =>
  callsSchema.parse(await sandbox.command("GET", "/realm/calls")).purchases.prepared;

interface Outcome {
  /** "answer", or the code of what was thrown. */
  readonly sees: string;
  readonly attempts: number;
  /** How often the call acted at REALM; null for a read. */
  readonly acted: number | null;
}

const seenBy = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return "answer";
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
};

/** One call of each kind, under a fault that hits its next attempt. */
const kinds = {
  read: async (inject: (match: string) => Promise<void>): Promise<Outcome> => {
    const { client, lines } = freshClient();
    await inject("listings.search");
    const sees = await seenBy(client.searchListings({}));
    return { sees, attempts: lines.length, acted: null };
  },
  "signed mutation": async (inject: (match: string) => Promise<void>): Promise<Outcome> => {
    const { client, lines } = freshClient();
    const listingId = await newListing();
    const before = await prepared();
    await inject("purchases.prepare");
    const sees = await seenBy(client.initiatePurchase(listingId, buyer, randomUUID()));
    return { sees, attempts: lines.length, acted: (await prepared()) - before };
  },
  upload: async (inject: (match: string) => Promise<void>): Promise<Outcome> => {
    const modelId = await newModel(freshClient().client);
    const { client, lines } = freshClient();
    await inject("models.train");
    const sees = await seenBy(train(client, modelId));
    const { status } = await freshClient().client.getModel(modelId);
    return { sees, attempts: lines.length, acted: status === "pending_training" ? 0 : 1 };
  },
  "job poll": async (inject: (match: string) => Promise<void>): Promise<Outcome> => {
    const { client, lines } = freshClient();
    await inject("images.job");
    const sees = await seenBy(client.getImageJob(jobId));
    return { sees, attempts: lines.length, acted: null };
  },
} as const;
type Kind = keyof typeof kinds;

type Row = readonly [fault: object, expected: Readonly<Record<Kind, string>>];

const table: readonly Row[] = [
  [
    { kind: "latency", millis: 200 },
    {
      read: "answer 1",
      "signed mutation": "answer 1 ×1",
      upload: "answer 1 ×1",
      "job poll": "answer 1",
    },
  ],
  [
    { kind: "down" },
    {
      read: "answer 2",
      "signed mutation": "answer 2 ×1",
      upload: "REALM_UNAVAILABLE 1 ×0",
      "job poll": "answer 2",
    },
  ],
  [
    { kind: "drop-before" },
    {
      read: "answer 2",
      "signed mutation": "answer 2 ×1",
      upload: "REALM_UNAVAILABLE 1 ×0",
      "job poll": "answer 2",
    },
  ],
  [
    { kind: "drop-after" },
    {
      read: "answer 2",
      "signed mutation": "answer 2 ×1",
      upload: "REALM_UNAVAILABLE 1 ×1",
      "job poll": "answer 2",
    },
  ],
  [
    { kind: "truncated" },
    {
      read: "answer 2",
      "signed mutation": "answer 2 ×1",
      upload: "REALM_UNAVAILABLE 1 ×1",
      "job poll": "answer 2",
    },
  ],
  [
    { kind: "html" },
    {
      read: "REALM_ANSWER 1",
      "signed mutation": "REALM_ANSWER 1 ×1",
      upload: "REALM_ANSWER 1 ×1",
      "job poll": "REALM_ANSWER 1",
    },
  ],
  [
    { kind: "status", status: 503 },
    {
      read: "answer 2",
      "signed mutation": "answer 2 ×1",
      upload: "REALM_UNAVAILABLE 1 ×0",
      "job poll": "answer 2",
    },
  ],
  [
    { kind: "status", status: 400 },
    {
      read: "REALM_REFUSED 1",
      "signed mutation": "REALM_REFUSED 1 ×0",
      upload: "REALM_REFUSED 1 ×0",
      "job poll": "REALM_REFUSED 1",
    },
  ],
  [
    { kind: "rate-limit", millis: 500 },
    {
      read: "answer 2",
      "signed mutation": "answer 2 ×1",
      upload: "REALM_RATE_LIMITED 1 ×0",
      "job poll": "answer 2",
    },
  ],
  [
    { kind: "clock-skew", seconds: 600 },
    {
      read: "answer 1",
      "signed mutation": "answer 2 ×1",
      upload: "answer 1 ×1",
      "job poll": "answer 1",
    },
  ],
];

beforeAll(async () => {
  sandbox = await startSandbox();
  await sandbox.command("POST", "/speed", { speed: 100_000 });
  const bytes = await sharp({
    create: { width: 64, height: 64, channels: 3, background: "#345" },
  })
    .png()
    .toBuffer();
  picture = {
    fileName: "one.png",
    contentType: "image/png",
    bytes: bytes.length,
    open: async function* () {
      await Promise.resolve();
      yield bytes;
    },
  };
  const { client } = freshClient();
  const modelId = await newModel(client);
  await train(client, modelId);
  await vi.waitFor(async () => {
    expect((await client.getModel(modelId)).status).toBe("active");
  }, 20_000);
  ({ jobId } = await client.generateImages({
    modelId,
    prompt: "a lighthouse",
    width: 64,
    height: 64,
  }));
}, 120_000);

afterEach(() => sandbox.command("DELETE", "/realm/fault"));

afterAll(async () => {
  await Promise.all(upstreams.map((upstream) => upstream.close()));
  await sandbox.close();
});

describe.each(table)("a call hit by %j", (fault, expected) => {
  it.each(Object.entries(kinds))("%s: seen, attempts, effects", async (kind, make) => {
    const { sees, attempts, acted } = await make(async (match) => {
      // A skewed clock stays skewed; every other fault hits one attempt.
      const times = "seconds" in fault ? {} : { times: 1 };
      await sandbox.command("POST", "/realm/fault", { ...fault, ...times, match });
    });
    const words = `${sees} ${attempts}${acted === null ? "" : ` ×${acted}`}`;
    expect([kind, words]).toEqual([
      kind,
      Object.entries(expected).find(([name]) => name === kind)?.[1],
    ]);
  });
});

it("an upload arrives whole and trains the model; its job's picture has an address", async () => {
  const { client } = freshClient();
  await expect.poll(async () => (await client.getImageJob(jobId)).status).toBe("completed");
  const { results } = await client.getImageJob(jobId);
  expect(results?.[0]?.url).toMatch(/^http:\/\/127\.0\.0\.1:/u);
});
