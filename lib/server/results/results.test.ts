import { rm } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import type { ResultQuery } from "@/lib/core/job";
import { address } from "@/lib/core/solana";
import { files } from "@/lib/server/db/schema/files";
import { keepCopy, requireRoomForCopy } from "@/lib/server/files/copy";
import { readFile, removeFile } from "@/lib/server/files/stored";
import { inPieces } from "@/lib/server/files/testing/open-files";
import { lookAtJob } from "@/lib/server/jobs/look";
import { readJob } from "@/lib/server/jobs/read";
import { startJob } from "@/lib/server/jobs/start";
import { scriptedRealm, toldJob } from "@/lib/server/jobs/testing/scripted-realm";
import { imageJob, openTestStudio, type TestStudio } from "@/lib/server/jobs/testing/studio";
import type { ResultContext } from "./context";
import { keepResult } from "./keep";
import { openResult } from "./open";
import { listResults } from "./read";
import { removeOrphans, removeResult } from "./remove";
import { claimDueResults } from "./store";

const wallet = address("C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN");
const stranger = address("HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ");
const DAY = 24 * 60 * 60_000;

let studio: TestStudio;
let context: ResultContext;
let png: Buffer;
let folder: string;
/** What REALM's storage answers, by address; asked for anything else it has nothing. */
let storage: Map<string, Uint8Array | CodedError | number>;
let jobs = 0;

beforeAll(async () => {
  const blank = { width: 96, height: 64, channels: 3, background: "#345" } as const;
  png = await sharp({ create: blank }).png().toBuffer();
  studio = await openTestStudio(() =>
    scriptedRealm({
      generateImages: () => {
        jobs += 1;
        return Promise.resolve({ jobId: `job_${jobs}`, status: "queued" });
      },
    }),
  );
  folder = join("/tmp", `results-${crypto.randomUUID()}`);
  const { database, now, log } = studio.context;
  const stored = { database, folder, now };
  context = {
    ...{ database, now, log },
    fetchOutside: ({ url }) => {
      const found = storage.get(url) ?? 404;
      if (found instanceof CodedError) return Promise.reject(found);
      const isBody = typeof found !== "number";
      return Promise.resolve({
        status: isBody ? 200 : found,
        header: () => null,
        type: isBody ? "image/png" : null,
        body: inPieces(isBody ? found : new Uint8Array()),
      });
    },
    requireRoom: (owner) => requireRoomForCopy(stored, owner),
    storeCopy: (owner, content) => keepCopy(stored, owner, content),
    readFile: (owner, id) => readFile(stored, owner, id),
    removeFile: (owner, id) => removeFile(stored, owner, id),
  };
});
afterAll(async () => {
  await studio.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await studio.clear();
  await studio.context.database.delete(files);
  storage = new Map();
});

/** A job that REALM says is done, with pictures at these addresses. */
const completed = async (urls: readonly string[], prompt = "a lighthouse"): Promise<string> => {
  const { job } = await startJob(studio.context, wallet, imageJob("mod_1", { prompt }));
  const realmJobId = `job_${jobs}`;
  const results = urls.map((url, at) => ({ imageId: `img_${jobs}_${at}`, url, seed: 7 + at }));
  const told = studio.withRealm({
    getImageJob: () => Promise.resolve(toldJob(realmJobId, { status: "completed", results })),
  });
  await lookAtJob(told, await studio.stored(job.id), { by: "poll" });
  return job.id;
};

/** Everything that is due, once. */
const round = async (): Promise<number> => {
  const claimed = await claimDueResults(context, 8);
  for (const result of claimed) await keepResult(context, result);
  return claimed.length;
};
const list = async (query: Partial<ResultQuery> = {}, of = wallet) =>
  (await listResults(context, of, { limit: 24, ...query })).results;
const first = async () => {
  const [result] = await list();
  if (!result) throw new Error("there is a result");
  return result;
};
const away = new CodedError("OUTSIDE_UNAVAILABLE", "no answer");

describe("a result", () => {
  it("is at REALM's address first and at ours once it is copied, whatever becomes of REALM's", async () => {
    const url = "https://cdn.realm.ai/1.png";
    storage.set(url, png);
    const jobId = await completed([url]);
    expect(await first()).toMatchObject({ state: "waiting", url, fileId: null });
    await round();
    storage.clear();
    const result = await first();
    expect(result).toMatchObject({
      ...{ state: "kept", url: `/api/results/${result.id}`, note: null },
      ...{ type: "image/png", width: 96, height: 64, seed: 7 },
    });
    const { file } = await openResult(context, wallet, result.id);
    expect(await buffer(file.open())).toEqual(png);
    expect((await readJob(context, wallet, jobId)).results).toMatchObject([
      { resultId: result.id, url: result.url, fileId: result.fileId },
    ]);
    expect(await round()).toBe(0);
  });

  it("is copied by one of two that look at the same moment", async () => {
    storage.set("https://cdn.realm.ai/1.png", png);
    await completed(["https://cdn.realm.ai/1.png"]);
    await Promise.all([round(), round()]);
    expect(await context.database.select().from(files)).toHaveLength(1);
  });

  it("is tried again while REALM's storage does not answer, more and more seldom", async () => {
    const url = "https://cdn.realm.ai/1.png";
    storage.set(url, away);
    await completed([url]);
    expect(await round()).toBe(1);
    expect(await round()).toBe(0);
    studio.pass(2_000);
    storage.set(url, 503);
    expect(await round()).toBe(1);
    studio.pass(2_000);
    expect(await round()).toBe(0);
    studio.pass(2_000);
    storage.set(url, png);
    await round();
    expect(await first()).toMatchObject({ state: "kept" });
  });

  it("that REALM does not give out any more is said to be gone, and not on a single word", async () => {
    await completed(["https://cdn.realm.ai/gone.png"]);
    await round();
    expect(await first()).toMatchObject({ state: "waiting" });
    for (let tries = 1; tries < 4; tries += 1) {
      studio.pass(60_000);
      await round();
    }
    // Fourteen seconds of a storage that lags are not its word.
    expect(await first()).toMatchObject({ state: "waiting" });
    studio.pass(60 * 60_000);
    await round();
    expect(await first()).toMatchObject({
      ...{ state: "gone", url: null },
      note: "REALM did not give it out any more before it could be copied.",
    });
  });

  it("is not gone by one absence after failures of another kind", async () => {
    const url = "https://cdn.realm.ai/1.png";
    storage.set(url, away);
    await completed([url]);
    for (let tries = 0; tries < 5; tries += 1) {
      await round();
      studio.pass(60 * 60_000);
    }
    storage.set(url, 404);
    await round();
    expect(await first()).toMatchObject({ state: "waiting" });
    studio.pass(60 * 60_000);
    await round();
    expect(await first()).toMatchObject({ state: "gone" });
  });

  it("is not even fetched for an owner whose space is full", async () => {
    const url = "https://cdn.realm.ai/1.png";
    storage.set(url, png);
    await completed([url]);
    const fetched: string[] = [];
    const full: ResultContext = {
      ...context,
      requireRoom: () => Promise.reject(new CodedError("FILES_FULL", "full")),
      fetchOutside: (request) => {
        fetched.push(request.url);
        return context.fetchOutside(request);
      },
    };
    for (const result of await claimDueResults(full, 8)) await keepResult(full, result);
    expect(fetched).toEqual([]);
  });

  it("is given up after a week without an answer", async () => {
    storage.set("https://cdn.realm.ai/1.png", away);
    await completed(["https://cdn.realm.ai/1.png"]);
    studio.pass(7 * DAY);
    await round();
    expect(await first()).toMatchObject({ state: "gone" });
  });

  it.each([
    ["an address that may not be reached", new CodedError("OUTSIDE_ADDRESS_REFUSED", "inwards")],
    ["a program that calls itself a picture", Buffer.from("MZ".padEnd(400, "\0"))],
    ["nothing at all", new Uint8Array()],
  ])("that is %s is refused once and for all", async (_, answer) => {
    storage.set("https://cdn.realm.ai/1.png", answer);
    await completed(["https://cdn.realm.ai/1.png"]);
    await round();
    const result = await first();
    expect(result).toMatchObject({ state: "refused", url: null });
    expect(result.note).toMatch(/^It was not copied\. /u);
    studio.pass(DAY);
    expect(await round()).toBe(0);
    expect(await context.database.select().from(files)).toEqual([]);
  });
});

describe("one's results", () => {
  it("are found by words of the prompt, and nothing in them is a pattern", async () => {
    await completed(["https://cdn.realm.ai/1.png"], "a red Lighthouse");
    await completed(["https://cdn.realm.ai/2.png"], "100% a boat");
    const promptsOf = async (search: string) =>
      (await list({ search })).map(({ parameters }) => parameters["prompt"]);
    expect(await promptsOf("lighthouse")).toEqual(["a red Lighthouse"]);
    expect(await promptsOf("%")).toEqual(["100% a boat"]);
    expect(await promptsOf("_")).toEqual([]);
    expect(await list({ kind: "video" })).toEqual([]);
    expect(await list({ modelId: "mod_1" })).toHaveLength(2);
    expect(await list({ modelId: "mod_2" })).toEqual([]);
  });

  it("come page by page, each once", async () => {
    await completed(["1", "2", "3"].map((name) => `https://cdn.realm.ai/${name}.png`));
    const page = await listResults(context, wallet, { limit: 2 });
    const rest = await listResults(context, wallet, { limit: 2, cursor: page.next ?? "" });
    const ids = [...page.results, ...rest.results].map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    expect(rest.next).toBeNull();
  });

  it("are nobody else's: not listed, not opened, not deleted", async () => {
    storage.set("https://cdn.realm.ai/1.png", png);
    await completed(["https://cdn.realm.ai/1.png"]);
    await round();
    const { id } = await first();
    const absent = { code: "RESULT_NOT_FOUND" };
    expect(await list({}, stranger)).toEqual([]);
    await expect(openResult(context, stranger, id)).rejects.toMatchObject(absent);
    await expect(removeResult(context, stranger, id)).rejects.toMatchObject(absent);
    expect(await first()).toMatchObject({ id, state: "kept" });
  });

  it("that are deleted are gone with their bytes and REALM's address, and stay gone", async () => {
    const urls = ["https://cdn.realm.ai/1.png", "https://cdn.realm.ai/2.png"] as const;
    for (const url of urls) storage.set(url, png);
    const jobId = await completed(urls);
    const [one, other] = await list();
    // One while it waits, one when it is kept.
    await removeResult(context, wallet, one?.id ?? "");
    await round();
    await removeResult(context, wallet, other?.id ?? "");
    expect(await list()).toEqual([]);
    expect(await context.database.select().from(files)).toEqual([]);
    expect((await studio.stored(jobId)).results).toEqual([]);
    expect(await round()).toBe(0);
  });
});

describe("a copy that no result names", () => {
  it("is removed once it is old; those that are named stay", async () => {
    storage.set("https://cdn.realm.ai/1.png", png);
    await completed(["https://cdn.realm.ai/1.png"]);
    await round();
    await context.storeCopy(wallet, inPieces(png));
    expect(await removeOrphans(context)).toBe(0);
    studio.pass(60 * 60_000 + 1);
    expect(await removeOrphans(context)).toBe(1);
    expect((await openResult(context, wallet, (await first()).id)).file.bytes).toBe(png.length);
  });
});
