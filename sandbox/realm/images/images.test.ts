import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { outcomeOf } from "../market/test-calls";
import { drawPicture } from "../media/picture";
import { TestStudio } from "../models/test-studio";

let api: TestStudio;
let modelId: string;
beforeEach(async () => {
  api = new TestStudio();
  await api.open();
  modelId = await api.activeModel();
});
afterEach(() => api.close());

const flat = (width: number, height: number, background: string): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
const order = (more: object = {}) => ({ modelId, prompt: "A harbour at dusk", ...more });
const generate = (more: object = {}) => api.call("/images/generate", "POST", order(more));
const addresses = async (jobId: string): Promise<string[]> =>
  ((await api.job("images", jobId)).results ?? []).map(({ url }) => url);

describe("generating", () => {
  it("goes from queued through rising progress to PNG of the size asked for", async () => {
    const answer = await generate({ width: 320, height: 200, numOutputs: 2 });
    expect(answer.status).toBe(202);
    const jobId = await api.accepted(answer);
    expect(await api.job("images", jobId)).toEqual({
      jobId,
      jobType: "image_generation",
      status: "queued",
      progress: 0,
    });
    await api.pass(2);
    const working = await api.job("images", jobId);
    expect([working.status, working.progress]).toEqual(["processing", 41]);
    await api.pass(3);
    const done = await api.job("images", jobId);
    expect([done.status, done.progress, done.results?.length]).toEqual(["completed", 100, 2]);
    expect(new Set(done.results?.map(({ seed }) => seed)).size).toBe(2);
    for (const { url } of done.results ?? []) {
      const { type, bytes } = await api.fetch(url);
      const { format, width, height } = await sharp(bytes).metadata();
      expect([type, format, width, height]).toEqual(["image/png", "png", 320, 200]);
    }
    expect(api.events.map(({ type }) => type)).toEqual(["job.processing", "job.completed"]);
    expect(api.events[1]?.data).toMatchObject({ object: "job", jobId, results: done.results });
  });

  it("tells the seed each picture was drawn with: the same seed gives the same bytes", async () => {
    const size = { width: 64, height: 64 };
    const jobId = await api.accepted(await generate({ ...size, numOutputs: 2 }));
    await api.pass(5);
    const style = api.store.models.get(modelId)?.style;
    const words = JSON.stringify(["A harbour at dusk", null, null]);
    const drawn: Buffer[] = [];
    for (const { url, seed } of (await api.job("images", jobId)).results ?? []) {
      if (seed === undefined) throw new Error("a generated picture tells its seed");
      const again = await drawPicture({ modelId, style, words, seed, ...size });
      expect(again.equals((await api.fetch(url)).bytes)).toBe(true);
      drawn.push(again);
    }
    expect(drawn.length).toBe(2);
    expect(drawn[0]?.equals(drawn[1] ?? Buffer.alloc(0))).toBe(false);
  });

  it("goes on after a kill, and its results are there after another", async () => {
    const jobId = await api.accepted(await generate({ width: 64, height: 64 }));
    await api.pass(2);
    await api.close();
    await api.open();
    await api.pass(3);
    await api.close();
    await api.open();
    const [address] = await addresses(jobId);
    expect((await api.fetch(address ?? "")).status).toBe(200);
  });

  it("fails as ordered, with a code and without results", async () => {
    api.studio.failures.add({ errorCode: "content_rejected", times: 1 });
    const jobId = await api.accepted(await generate());
    await api.pass(4);
    const job = await api.job("images", jobId);
    expect([job.status, job.errorCode, job.results]).toEqual([
      "failed",
      "content_rejected",
      undefined,
    ]);
    expect(api.events.at(-1)?.type).toBe("job.failed");
  });

  it.each([
    ["no prompt", { prompt: undefined }],
    ["an empty prompt", { prompt: " " }],
    ["a prompt of 2,001 letters", { prompt: "x".repeat(2001) }],
    ["five outputs", { numOutputs: 5 }],
    ["half an output", { numOutputs: 1.5 }],
    ["a width of text", { width: "512" }],
    ["a width of 63", { width: 63 }],
    ["a height of 2,049", { height: 2049 }],
    ["a field nobody knows", { sampler: "x" }],
  ])("is refused with %s", async (_what, more) => {
    const answer = await generate(more);
    expect([answer.status, outcomeOf(answer)]).toEqual([400, "invalid_request"]);
  });

  it("needs a model that is one's own and trained", async () => {
    const foreign = await api.call("/images/generate", "POST", order(), "stranger");
    expect([foreign.status, outcomeOf(foreign)]).toEqual([404, "model_not_found"]);
    const model = api.store.models.get(modelId);
    if (model) api.store.models.put(modelId, { ...model, status: "training" });
    const early = await generate();
    expect([early.status, outcomeOf(early)]).toEqual([409, "model_not_active"]);
  });

  it("is nobody else's to look at, and no video", async () => {
    const jobId = await api.accepted(await generate());
    const foreign = await api.call(`/images/jobs/${jobId}`, "GET", undefined, "stranger");
    const asVideo = await api.call(`/videos/jobs/${jobId}`);
    expect([foreign.status, asVideo.status]).toEqual([404, 404]);
  });
});

describe("modifying", () => {
  const modify = async (more: readonly (readonly [string, string | Uint8Array])[] = []) =>
    api.send("/images/modify", [
      ["modelId", modelId],
      ["prompt", "Snow"],
      ["image", await flat(48, 32, "#ff0000")],
      ...more,
    ]);

  it("changes the white of the mask and nothing else", async () => {
    const mask = await sharp(await flat(48, 32, "#000000"))
      .composite([{ input: await flat(24, 32, "#ffffff"), left: 24, top: 0 }])
      .png()
      .toBuffer();
    const jobId = await api.accepted(
      await modify([
        ["mask", mask],
        ["strength", "1"],
      ]),
    );
    await api.pass(4);
    const [address] = await addresses(jobId);
    const { bytes } = await api.fetch(address ?? "");
    const { data, info } = await sharp(bytes)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([48, 32]);
    const column = (x: number) => data.subarray((16 * 48 + x) * 3, (16 * 48 + x) * 3 + 3);
    expect([...column(0), ...column(23)]).toEqual([255, 0, 0, 255, 0, 0]);
    expect([...column(24)]).not.toEqual([255, 0, 0]);
  });

  it.each([
    ["a strength above 1", () => Promise.resolve([["strength", "1.5"]])],
    ["a strength in words", () => Promise.resolve([["strength", "much"]])],
    ["a mask of another size", async () => [["mask", await flat(48, 31, "#ffffff")]]],
    ["two images", async () => [["image", await flat(48, 32, "#00ff00")]]],
    ["two prompts", () => Promise.resolve([["prompt", "Rain"]])],
    ["a file of another name", async () => [["picture", await flat(48, 32, "#00ff00")]]],
  ] satisfies [string, () => Promise<[string, string | Uint8Array][]>][])(
    "is refused with %s",
    async (_what, more) => {
      expect((await modify(await more())).status).toBe(400);
      expect(api.store.jobs.values()).toEqual([]);
    },
  );

  it("with one idempotency key is one job, also when the boundary is another", async () => {
    const key = { "Idempotency-Key": "0b4c3a52-6f9e-4d33-8f0a-6a8d1d8c2f11" };
    const image = await flat(48, 32, "#ff0000");
    const send = (prompt: string) =>
      api.send(
        "/images/modify",
        [
          ["modelId", modelId],
          ["prompt", prompt],
          ["image", image],
        ],
        key,
      );
    const [first, second] = [await send("Snow"), await send("Snow")];
    expect(await first.json()).toEqual(await second.json());
    expect(api.store.jobs.values()).toHaveLength(1);
    expect((await send("Rain")).status).toBe(422);
  });
});

describe("addresses of results", () => {
  it("expire once that is switched on, and a new look gives a new one", async () => {
    const jobId = await api.accepted(await generate({ width: 64, height: 64 }));
    await api.pass(4);
    api.studio.media.lifetime = 10;
    const [address] = await addresses(jobId);
    expect((await api.fetch(address ?? "")).status).toBe(200);
    api.now += 10_000;
    expect((await api.fetch(address ?? "")).status).toBe(403);
    const [renewed] = await addresses(jobId);
    expect((await api.fetch(renewed ?? "")).status).toBe(200);
  });

  it("give ranges, to players that ask for them", async () => {
    const jobId = await api.accepted(await generate({ width: 64, height: 64 }));
    await api.pass(4);
    const [address = ""] = await addresses(jobId);
    const { bytes } = await api.fetch(address);
    const part = await fetch(address, { headers: { Range: "bytes=8-15" } });
    expect([part.status, part.headers.get("content-range")]).toEqual([
      206,
      `bytes 8-15/${bytes.length}`,
    ]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(8, 16));
    expect((await fetch(address, { headers: { Range: "bytes=999999-" } })).status).toBe(416);
  });
});
