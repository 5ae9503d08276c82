import { describe, expect, it } from "vitest";
import {
  acceptedJobSchema,
  imageChangeSchema,
  imageRequestSchema,
  jobSchema,
  mediaTypeOf,
  modelPatchSchema,
  modelSchema,
  newModelSchema,
  parseExactJson,
  trainingParamsSchema,
  videoRequestSchema,
  webhookEventSchema,
} from ".";

const exact = (value: unknown): unknown => parseExactJson(JSON.stringify(value));

describe("answers", () => {
  const job = { jobId: "job_1", jobType: "image_generation", status: "completed", later: [1] };
  const image = { imageId: "img_1", url: "https://cdn.realm.ai/1.png", seed: 4_294_967_295 };

  it("are read whatever fields REALM adds, which are dropped", () => {
    expect(jobSchema.parse(exact({ ...job, results: [{ ...image, later: 1 }] }))).toEqual({
      jobId: "job_1",
      jobType: "image_generation",
      status: "completed",
      results: [image],
    });
    expect(acceptedJobSchema.parse(exact({ jobId: "a", status: "queued", place: 3 }))).toEqual({
      jobId: "a",
      status: "queued",
    });
  });

  it("are read without what is not promised", () => {
    const model = { modelId: "mod_1", name: "Dusk", status: "active", createdAt: "2026-01-01" };
    expect(modelSchema.parse(exact(model))).toEqual({ ...model, description: "", tags: [] });
  });

  it.each([
    ["a status nobody knows", { ...job, status: "paused" }],
    ["no id", { ...job, jobId: "" }],
    [
      "an address that is a script",
      { ...job, results: [{ ...image, url: "javascript:alert(1)" }] },
    ],
    ["an address that is none", { ...job, results: [{ ...image, url: "/1.png" }] }],
    ["a result without an id", { ...job, results: [{ url: image.url }] }],
    ["progress in words", { ...job, progress: "half" }],
    ["a broken seed", { ...job, results: [{ ...image, seed: 1.5 }] }],
  ])("of a job are refused with %s", (_what, value) => {
    expect(jobSchema.safeParse(exact(value)).success).toBe(false);
  });

  it("of a job that failed for a reason too long to keep say so all the same", () => {
    const failed = {
      ...job,
      status: "failed",
      errorCode: `${"x".repeat(127)}\u{1F600}${"y".repeat(9_000)}`,
    };
    expect(jobSchema.parse(exact(failed))).toMatchObject({
      status: "failed",
      errorCode: `${"x".repeat(127)}\uFFFD`,
    });
  });

  it("that are webhooks may be of types and objects nobody knows yet", () => {
    const event = { eventId: "evt_1", eventType: "voice.cloned", createdAt: "2026-01-01" };
    expect(webhookEventSchema.safeParse({ ...event, data: { object: "voice" } }).success).toBe(
      true,
    );
    expect(webhookEventSchema.safeParse({ ...event, data: null }).success).toBe(false);
    expect(webhookEventSchema.safeParse({ ...event, eventId: "", data: {} }).success).toBe(false);
  });
});

describe("requests", () => {
  const picture = { modelId: "mod_1", prompt: "A harbour" };
  const model = { name: "Dusk", description: "", baseModel: "realm-base-v2.1", tags: [] };

  it.each([
    ["imageRequest", imageRequestSchema, { ...picture, width: 64, height: 2048, numOutputs: 4 }],
    ["imageChange", imageChangeSchema, { ...picture, strength: 0 }],
    ["videoRequest", videoRequestSchema, { durationSeconds: 10, fps: 60, motionStrength: 1 }],
    ["videoRequest", videoRequestSchema, {}],
    ["trainingParams", trainingParamsSchema, { steps: 1, learningRate: 1 }],
    ["newModel", newModelSchema, model],
    ["modelPatch", modelPatchSchema, { description: "" }],
  ])("%s: %#. is taken at its bounds", (_name, schema, value) => {
    expect(schema.safeParse(value).success).toBe(true);
  });

  it.each(["realm-base-v2.1", "realm-portrait-v1", "sdxl", "Studio_Base:2026-11", "lab/base.3"])(
    "take the base model %s: REALM's documentation names one, and no rule (A-23)",
    (baseModel) => {
      expect(newModelSchema.safeParse({ ...model, baseModel }).success).toBe(true);
    },
  );

  it.each(["", " ", "two words", "-x", "../x", "a\u0000", "\u202Ex", "x".repeat(65)])(
    "take no base model by the name %j",
    (baseModel) => {
      expect(newModelSchema.safeParse({ ...model, baseModel }).success).toBe(false);
    },
  );

  it.each([
    ["imageRequest", imageRequestSchema, { ...picture, width: 2049 }],
    ["imageRequest", imageRequestSchema, { ...picture, numOutputs: 0 }],
    ["imageRequest", imageRequestSchema, { ...picture, guidanceScale: Number.POSITIVE_INFINITY }],
    ["imageRequest", imageRequestSchema, { ...picture, seed: 1 }],
    ["imageChange", imageChangeSchema, { ...picture, strength: 1.01 }],
    ["videoRequest", videoRequestSchema, { animationType: "spin" }],
    ["videoRequest", videoRequestSchema, { durationSeconds: 0 }],
    ["trainingParams", trainingParamsSchema, { steps: 1, learningRate: 0 }],
    ["newModel", newModelSchema, { ...model, tags: Array.from({ length: 17 }, () => "t") }],
    ["modelPatch", modelPatchSchema, {}],
  ])("%s: %#. is refused beyond them", (_name, schema, value) => {
    expect(schema.safeParse(value).success).toBe(false);
  });
});

describe("the type of a file", () => {
  const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));

  it.each([
    ["\xff\xd8\xff\xe0", "image/jpeg"],
    ["\x89PNG\r\n\x1a\n", "image/png"],
    ["\0\0\0\x18ftypisom", "video/mp4"],
    ["\0\0\0\x14ftypqt  ", "video/quicktime"],
    ["GIF89a", null],
    ["<svg/>", null],
    ["\x89PNG", null],
    ["", null],
  ])("of %j is %s", (text, type) => {
    expect(mediaTypeOf(bytes(text))).toBe(type);
  });
});
