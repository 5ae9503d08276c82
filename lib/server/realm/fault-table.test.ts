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
const callsSchema = z.object({
  operations: z.record(z.string(), z.number()),
  purchases: z.object({ prepared: z.number() }),
});
const listedSchema = z.object({ listingId: z.string() });

let sandbox: RunningSandbox;
let picture: FormFile;
let modelId: string;
let jobId: string;
const upstreams: Upstream[] = [];

/** A client that knows nothing of earlier faults, and the lines of its attempts. */
const freshClient = (headersMillis = 8_000): { client: RealmClient; lines: AttemptLine[] } => {
  const lines: AttemptLine[] = [];
  const upstream = createUpstream({
    name: "realm",
    address: new URL(sandbox.realm),
    limits: { headersMillis },
    log: (line) => lines.push(line),
  });
  upstreams.push(upstream);
  return { client: createRealmClient(upstream, fixedAccess(sandbox.platform)), lines };
};

const newListing = async (): Promise<string> =>
  listedSchema.parse(await sandbox.command("POST", "/listing", { name: "Probe" })).listingId;

const calls = async () => callsSchema.parse(await sandbox.command("GET", "/realm/calls"));

/** How many calls of it REALM let in since they were last counted anew. */
const timesAsked = async (operation: string): Promise<number> =>
  (await calls()).operations[operation] ?? 0;

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

interface Hit {
  /** A client of its own, whose attempts are counted. */
  readonly fresh: () => ReturnType<typeof freshClient>;
  /** Lets the row's fault hit the next call of an operation. */
  readonly inject: (match: string) => Promise<void>;
  /** Until REALM has done what it does for a client that has gone. */
  readonly done: (acted: () => Promise<number>) => Promise<number>;
}

/** One call of each kind, under a fault that hits its next attempt. */
const kinds = {
  read: async ({ fresh, inject }: Hit): Promise<Outcome> => {
    const { client, lines } = fresh();
    await inject("listings.search");
    const sees = await seenBy(client.searchListings({}));
    return { sees, attempts: lines.length, acted: null };
  },
  "signed mutation": async ({ fresh, inject, done }: Hit): Promise<Outcome> => {
    const { client, lines } = fresh();
    const listingId = await newListing();
    const before = (await calls()).purchases.prepared;
    await inject("purchases.prepare");
    const sees = await seenBy(client.initiatePurchase(listingId, buyer, randomUUID()));
    const acted = await done(async () => (await calls()).purchases.prepared - before);
    return { sees, attempts: lines.length, acted };
  },
  // Each that REALM takes becomes a job of its own: sent twice it would be made, and paid, twice.
  upload: async ({ fresh, inject, done }: Hit): Promise<Outcome> => {
    const { client, lines } = fresh();
    await inject("images.modify");
    const sees = await seenBy(
      client.modifyImage({ modelId, prompt: "by night" }, { image: picture }),
    );
    const acted = await done(() => timesAsked("images.modify"));
    return { sees, attempts: lines.length, acted };
  },
  "job poll": async ({ fresh, inject }: Hit): Promise<Outcome> => {
    const { client, lines } = fresh();
    await inject("images.job");
    const sees = await seenBy(client.getImageJob(jobId));
    return { sees, attempts: lines.length, acted: null };
  },
} as const;
type Kind = keyof typeof kinds;

interface Order {
  readonly kind: string;
  readonly millis?: number;
  readonly status?: number;
  readonly seconds?: number;
  /** The client's limit on an answer's headers, sooner than the answer that is late. */
  readonly gone?: number;
}
type Row = readonly [order: Order, expected: Readonly<Record<Kind, string>>];

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
    // It acts when its caller has gone; the second try comes while the first is in flight (A-4).
    { kind: "slow", millis: 2_000, gone: 100 },
    {
      read: "answer 2",
      "signed mutation": "REALM_UNAVAILABLE 2 ×1",
      upload: "REALM_UNAVAILABLE 1 ×1",
      "job poll": "answer 2",
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
  const model = { name: "Probe", description: "", baseModel: "realm-base-v2.1", tags: [] };
  ({ modelId } = await client.createModel(model, randomUUID()));
  await client.trainModel(modelId, [picture], { steps: 10, learningRate: 0.01 });
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

describe.each(table)("a call hit by %j", ({ gone, ...fault }, expected) => {
  it.each(Object.entries(kinds))("%s: seen, attempts, effects", async (kind, make) => {
    await sandbox.command("DELETE", "/realm/calls");
    const { sees, attempts, acted } = await make({
      fresh: () => freshClient(gone),
      inject: async (match) => {
        // A skewed clock stays skewed; every other fault hits one attempt.
        const times = "seconds" in fault ? {} : { times: 1 };
        await sandbox.command("POST", "/realm/fault", { ...fault, ...times, match });
      },
      done: async (times) => {
        if (gone !== undefined) await expect.poll(times).toBeGreaterThan(0);
        return times();
      },
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
