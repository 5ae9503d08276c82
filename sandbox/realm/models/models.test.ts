import { crc32 } from "node:zlib";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  acceptedTrainingSchema,
  modelPageSchema,
  modelSchema,
  parseExactJson,
  type RealmModelPage,
} from "@/lib/core/realm";
import { outcomeOf } from "../market/test-calls";
import { TestStudio } from "./test-studio";

let api: TestStudio;
let png: Buffer;
let jpeg: Buffer;
let speck: Buffer;
beforeEach(async () => {
  api = new TestStudio();
  await api.open();
  const picture = sharp({ create: { width: 32, height: 32, channels: 3, background: "#246" } });
  png = await picture.clone().png().toBuffer();
  jpeg = await picture.clone().jpeg().toBuffer();
  speck = await picture.clone().resize(7, 7).png().toBuffer();
});
afterEach(() => api.close());

/** The same picture, whose header says that it is 60,000 pixels square. */
const bomb = (picture: Buffer): Buffer => {
  const bytes = Buffer.from(picture);
  bytes.writeUInt32BE(60_000, 16);
  bytes.writeUInt32BE(60_000, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
};

const fresh = {
  name: "Dusk",
  description: "Evenings.",
  baseModel: "realm-base-v2.1",
  tags: ["sky"],
};
const params = JSON.stringify({ steps: 100, learningRate: 0.0001 });
const create = async (body: unknown = fresh) => api.call("/models", "POST", body);
const created = async (): Promise<string> => modelSchema.parse((await create()).body).modelId;
const get = async (modelId: string) =>
  modelSchema.parse((await api.call(`/models/${modelId}`)).body);
const train = (modelId: string, parts?: Parameters<TestStudio["send"]>[1]) =>
  api.send(
    `/models/${modelId}/train`,
    parts ?? [
      ["images", png],
      ["images", jpeg],
      ["trainingParams", params],
    ],
  );

describe("a model", () => {
  it("is created waiting for its training, answered as the contract says", async () => {
    const answer = await create();
    const made = modelSchema.parse(answer.body);
    expect([answer.status, made.status, made.name, made.tags]).toEqual([
      201,
      "pending_training",
      "Dusk",
      ["sky"],
    ]);
    expect(await get(made.modelId)).toEqual({
      ...made,
      baseModel: fresh.baseModel,
      lastTrainedAt: null,
    });
  });

  it("goes through its training to active, and can then be put on sale", async () => {
    const modelId = await created();
    const answer = await train(modelId);
    const accepted = acceptedTrainingSchema.parse(parseExactJson(await answer.text()));
    expect([answer.status, accepted.status, (await get(modelId)).status]).toEqual([
      202,
      "training_queued",
      "training_queued",
    ]);
    await api.pass(2);
    expect((await get(modelId)).status).toBe("training");
    await api.pass(6);
    const trained = await get(modelId);
    expect(trained.status).toBe("active");
    expect(Date.parse(trained.lastTrainedAt ?? "")).toBe(api.now);
    expect(api.store.assets.get(modelId)).toMatchObject({ name: "Dusk", assetType: "model" });
    expect(api.events.map(({ type }) => type)).toEqual(["model.training.completed"]);
  });

  it("goes on training after the sandbox was killed in the middle of it", async () => {
    const modelId = await created();
    await train(modelId);
    await api.pass(3);
    await api.close();
    await api.open();
    expect((await get(modelId)).status).toBe("training");
    await api.pass(6);
    expect((await get(modelId)).status).toBe("active");
  });

  it("whose training was ordered to fail is failed, says so, and can be trained again", async () => {
    api.studio.failures.add({ errorCode: "bad_images", jobType: "model_training", times: 1 });
    const modelId = await created();
    await train(modelId);
    await api.pass(9);
    expect((await get(modelId)).status).toBe("failed");
    expect(api.events).toMatchObject([
      {
        type: "model.training.failed",
        data: { object: "model", modelId, errorCode: "bad_images" },
      },
    ]);
    expect(api.store.assets.get(modelId)).toBeNull();
    expect((await train(modelId)).status).toBe(202);
  });

  it("is not trained twice at once, nor deleted while it is trained", async () => {
    const modelId = await created();
    await train(modelId);
    expect((await train(modelId)).status).toBe(409);
    expect(outcomeOf(await api.call(`/models/${modelId}`, "DELETE"))).toBe("model_in_training");
  });

  it("is not deleted while it is being put on sale", async () => {
    const modelId = await created();
    api.store.beingListed.add(modelId);
    expect(outcomeOf(await api.call(`/models/${modelId}`, "DELETE"))).toBe("model_listed");
    api.store.beingListed.delete(modelId);
    expect((await api.call(`/models/${modelId}`, "DELETE")).status).toBe(204);
  });

  it("is changed in what was named only", async () => {
    const modelId = await created();
    const answer = await api.call(`/models/${modelId}`, "PATCH", { tags: ["new"] });
    expect(modelSchema.parse(answer.body)).toMatchObject({ name: "Dusk", tags: ["new"] });
  });

  it("is deleted for good, by a signed call only", async () => {
    const modelId = await created();
    const unsigned = await fetch(`${api.base}/models/${modelId}`, {
      method: "DELETE",
      headers: { "X-API-Key": "key of a creator" },
    });
    expect([unsigned.status, (await get(modelId)).modelId]).toEqual([403, modelId]);
    const answer = await api.call(`/models/${modelId}`, "DELETE");
    expect([answer.status, answer.body]).toEqual([204, null]);
    expect((await api.call(`/models/${modelId}`)).status).toBe(404);
  });

  it("of somebody else looks like none at all, to every call", async () => {
    const modelId = await created();
    const calls = [
      ["GET", undefined],
      ["PATCH", { name: "Mine" }],
      ["DELETE", undefined],
    ] as const;
    for (const [method, body] of calls) {
      const answer = await api.call(`/models/${modelId}`, method, body, "stranger");
      expect([answer.status, outcomeOf(answer)]).toEqual([404, "model_not_found"]);
    }
    const { body } = await api.call("/models", "GET", undefined, "stranger");
    expect(modelPageSchema.parse(body)).toMatchObject({ models: [], total: 0 });
  });
});

it("lists the newest first, by pages and by status", async () => {
  const ids: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    ids.unshift(await created());
    api.now += 1000;
  }
  await train(ids[0] ?? "");
  const page = async (query: string) =>
    modelPageSchema.parse((await api.call(`/models${query}`)).body);
  const idsOf = ({ models }: RealmModelPage) => models.map(({ modelId }) => modelId);
  const first = await page("?limit=2");
  expect([idsOf(first), first.total, first.limit, first.offset]).toEqual([
    ids.slice(0, 2),
    3,
    2,
    0,
  ]);
  expect(idsOf(await page("?limit=2&offset=2"))).toEqual(ids.slice(2));
  expect(idsOf(await page("?status=training_queued"))).toEqual(ids.slice(0, 1));
  for (const query of ["?limit=0", "?limit=101", "?limit=ten", "?offset=-1", "?status=done"]) {
    expect((await api.call(`/models${query}`)).status).toBe(400);
  }
});

describe("what REALM would refuse", () => {
  it.each([
    ["no name", { ...fresh, name: undefined }],
    ["a blank name", { ...fresh, name: "  " }],
    ["a field nobody knows", { ...fresh, colour: "red" }],
    ["no name of a base", { ...fresh, baseModel: "two words" }],
    ["tags that are no list", { ...fresh, tags: "sky" }],
    ["nothing in it", null],
  ])("a model with %s", async (_what, body) => {
    const answer = await create(body);
    expect([answer.status, outcomeOf(answer)]).toEqual([400, "invalid_request"]);
    expect(api.store.models.values()).toEqual([]);
  });

  it.each([
    ["no pictures", () => [["trainingParams", params]]],
    ["no parameters", () => [["images", png]]],
    [
      "parameters that are no JSON",
      () => [
        ["images", png],
        ["trainingParams", "{"],
      ],
    ],
    [
      "no steps at all",
      () => [
        ["images", png],
        ["trainingParams", '{"steps":0,"learningRate":0.1}'],
      ],
    ],
    [
      "a picture cut short",
      () => [
        ["images", png.subarray(0, 40)],
        ["trainingParams", params],
      ],
    ],
    [
      "a picture whose beginning alone is whole",
      () => [
        ["images", png.subarray(0, png.length - 20)],
        ["trainingParams", params],
      ],
    ],
    [
      "a picture of more pixels than may be",
      () => [
        ["images", bomb(png)],
        ["trainingParams", params],
      ],
    ],
    [
      "a picture of a few pixels",
      () => [
        ["images", speck],
        ["trainingParams", params],
      ],
    ],
    [
      "a page that is called a picture",
      () => [
        ["images", Buffer.from("<svg/>")],
        ["trainingParams", params],
      ],
    ],
    [
      "a file of another name",
      () => [
        ["photos", png],
        ["trainingParams", params],
      ],
    ],
    [
      "a field nobody knows",
      () => [
        ["images", png],
        ["trainingParams", params],
        ["x", "1"],
      ],
    ],
  ] satisfies [string, () => [string, string | Uint8Array][]][])(
    "a training with %s",
    async (_what, parts) => {
      const modelId = await created();
      expect((await train(modelId, parts())).status).toBe(400);
      expect((await get(modelId)).status).toBe("pending_training");
    },
  );

  it("a training as JSON, and a form without its boundary", async () => {
    const modelId = await created();
    expect((await api.call(`/models/${modelId}/train`, "POST", {})).status).toBe(415);
    const broken = await fetch(`${api.base}/models/${modelId}/train`, {
      method: "POST",
      headers: { "X-API-Key": "key of a creator", "Content-Type": "multipart/form-data" },
      body: "--x\r\n",
    });
    expect(broken.status).toBe(400);
  });
});
