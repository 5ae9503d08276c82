import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TestStudio } from "../models/test-studio";

let api: TestStudio;
let picture: Buffer;
beforeEach(async () => {
  api = new TestStudio();
  await api.open();
  picture = await sharp({ create: { width: 40, height: 40, channels: 3, background: "#369" } })
    .jpeg()
    .toBuffer();
});
afterEach(() => api.close());

/** The first bytes of a file that says it is MP4, or QuickTime; nothing after them is looked at. */
const movie = (brand: string): Buffer => Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0`, "latin1");

type Parts = Parameters<TestStudio["send"]>[1];
const resultOf = async (path: string, parts: Parts) => {
  const answer = await api.send(path, parts);
  expect(answer.status).toBe(202);
  const jobId = await api.accepted(answer);
  await api.pass(6);
  const job = await api.job("videos", jobId);
  expect(job.status).toBe("completed");
  const [result] = job.results ?? [];
  if (!result) throw new Error("there is one result");
  return { result, file: await api.fetch(result.url) };
};

describe("animating", () => {
  it("gives a WebM of the length and rate asked for", async () => {
    const { result, file } = await resultOf("/videos/generate", [
      ["sourceImage", picture],
      ["durationSeconds", "1.5"],
      ["fps", "4"],
      ["animationType", "pan_left"],
    ]);
    expect(Object.keys(result).sort()).toEqual(["url", "videoId"]);
    expect([file.type, file.bytes.subarray(0, 4).toString("hex")]).toEqual([
      "video/webm",
      "1a45dfa3",
    ]);
    expect(file.bytes.toString("latin1").split("\x9d\x01\x2a")).toHaveLength(7);
  });

  it.each([
    ["no picture", () => []],
    ["a film instead of a picture", () => [["sourceImage", movie("isom")]]],
    [
      "another animation",
      () => [
        ["sourceImage", picture],
        ["animationType", "explode"],
      ],
    ],
    [
      "a minute",
      () => [
        ["sourceImage", picture],
        ["durationSeconds", "60"],
      ],
    ],
    [
      "61 frames a second",
      () => [
        ["sourceImage", picture],
        ["fps", "61"],
      ],
    ],
    [
      "half a frame",
      () => [
        ["sourceImage", picture],
        ["fps", "0.5"],
      ],
    ],
  ] satisfies [string, () => [string, string | Uint8Array][]][])(
    "is refused with %s",
    async (_what, parts) => {
      expect((await api.send("/videos/generate", parts())).status).toBe(400);
    },
  );
});

it("keeps what was sent until the job is over, also over a kill, and no longer", async () => {
  const uploads = () => readdirSync(join(api.dataDir, "uploads"));
  const jobId = await api.accepted(
    await api.send("/videos/generate", [
      ["sourceImage", picture],
      ["fps", "1"],
    ]),
  );
  writeFileSync(join(api.dataDir, "uploads", "up_orphan.bin"), "of a job that never came to be");
  await api.close();
  await api.open();
  expect(uploads()).toHaveLength(1);
  await api.pass(6);
  expect((await api.job("videos", jobId)).status).toBe("completed");
  expect(uploads()).toEqual([]);
});

describe("swapping faces", () => {
  it("in a picture gives a picture of its size", async () => {
    const { result, file } = await resultOf("/videos/faceswap", [
      ["sourceFace", picture],
      ["targetMedia", picture],
      ["detectMultipleFaces", "true"],
    ]);
    expect("imageId" in result && file.type).toBe("image/png");
    const { width, height } = await sharp(file.bytes).metadata();
    expect([width, height]).toEqual([40, 40]);
  });

  it.each(["isom", "qt  "])("in a film (%s) gives a film", async (brand) => {
    const { result, file } = await resultOf("/videos/faceswap", [
      ["sourceFace", picture],
      ["targetMedia", movie(brand)],
    ]);
    expect("videoId" in result && file.type).toBe("video/webm");
  });

  it.each([
    [
      "a film as the face",
      () => [
        ["sourceFace", movie("isom")],
        ["targetMedia", picture],
      ],
    ],
    ["no target", () => [["sourceFace", picture]]],
    [
      "a flag that is neither true nor false",
      () => [
        ["sourceFace", picture],
        ["targetMedia", picture],
        ["enhanceQuality", "maybe"],
      ],
    ],
  ] satisfies [string, () => [string, string | Uint8Array][]][])(
    "is refused with %s",
    async (_what, parts) => {
      expect((await api.send("/videos/faceswap", parts())).status).toBe(400);
    },
  );
});
