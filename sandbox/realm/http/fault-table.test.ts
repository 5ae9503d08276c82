import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { misdirectionSchema } from "../media/misdirections";
import { TestStudio } from "../models/test-studio";
import { faultSchema } from "./faults";

let api: TestStudio;
let modelId: string;
let jobId: string;
let picture: Buffer;
beforeEach(async () => {
  api = new TestStudio();
  await api.open();
  modelId = await api.activeModel();
  jobId = await api.accepted(
    await api.call("/images/generate", "POST", { modelId, prompt: "x", width: 64, height: 64 }),
  );
  picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: "#fff" } })
    .png()
    .toBuffer();
});
afterEach(() => api.close());

/** One call of each kind: its operation, how it is made, and whether it has acted. */
const calls = {
  read: {
    match: "models.list",
    make: () => api.call("/models"),
    acted: () => null,
  },
  "signed mutation": {
    match: "models.delete",
    make: () => api.call(`/models/${modelId}`, "DELETE"),
    acted: () => api.store.models.get(modelId) === null,
  },
  upload: {
    match: "models.train",
    make: async () => {
      const trainingParams = JSON.stringify({ steps: 1, learningRate: 0.1 });
      const parts = [
        ["images", picture],
        ["trainingParams", trainingParams],
      ] as const;
      const answer = await api.send(`/models/${modelId}/train`, parts);
      await answer.json();
      return { status: answer.status };
    },
    acted: () => api.store.models.get(modelId)?.status === "training_queued",
  },
  "job poll": {
    match: "images.job",
    make: () => api.call(`/images/jobs/${jobId}`),
    acted: () => null,
  },
} as const;
type Kind = keyof typeof calls;
const kinds = ["read", "signed mutation", "upload", "job poll"] as const satisfies readonly Kind[];

/** What a caller sees of each fault: a status, or "no answer"; and whether the call acts all the same. */
const faults = [
  [{ kind: "down" }, "no answer", false],
  [{ kind: "drop-before" }, "no answer", false],
  [{ kind: "drop-after" }, "no answer", true],
  [{ kind: "truncated" }, "no answer", true],
  [{ kind: "html" }, "no answer", true],
  [{ kind: "status", status: 500 }, 500, false],
  [{ kind: "status", status: 503 }, 503, false],
  [{ kind: "rate-limit", millis: 1000 }, 429, false],
] as const;

describe.each(kinds)("%s", (kind) => {
  it.each(faults)("under %j: %s, acted %s", async (fault, seen, acts) => {
    const { match, make, acted } = calls[kind];
    api.faults.set(faultSchema.parse({ ...fault, match, times: 1 }));
    const outcome = await make().then(
      ({ status }) => status,
      () => "no answer",
    );
    expect(outcome).toBe(seen);
    if (acted() !== null) expect(acted()).toBe(acts);
    expect(api.faults.list()).toEqual([]);
  });

  it("under latency waits and is answered as ever", async () => {
    const { match, make } = calls[kind];
    api.faults.set(faultSchema.parse({ kind: "latency", millis: 1, match, times: 1 }));
    expect((await make()).status).toBeLessThan(300);
  });
});

it("an answer says of itself whatever it was told to, in the header as far as one can hold it", async () => {
  const error = { code: "<b>", message: "\u001b[2J", requestId: "a\r\nb", details: ["<i>"] };
  const refusing = (more: object) => {
    const said = { ...error, ...more };
    api.faults.set(faultSchema.parse({ kind: "status", status: 409, error: said, times: 1 }));
    return api.call("/models");
  };
  const answer = await refusing({});
  expect(answer).toMatchObject({ status: 409, body: { error } });
  expect(answer.headers.get("x-request-id")).toMatch(/^req_/u);
  expect((await refusing({ requestId: "<u>" })).headers.get("x-request-id")).toBe("<u>");
});

describe("a clock that is wrong", () => {
  const dateOf = (headers: Headers): number => Date.parse(headers.get("date") ?? "");

  it("shows in Date, and refuses signatures made by the right time", async () => {
    api.faults.set(faultSchema.parse({ kind: "clock-skew", seconds: 600 }));
    const answer = await api.call(`/models/${modelId}`, "DELETE");
    expect(answer.status).toBe(403);
    expect(Math.abs(dateOf(answer.headers) - api.now - 600_000)).toBeLessThan(2000);
    expect(api.store.models.get(modelId)).not.toBeNull();
  });

  it("within the tolerance only shows", async () => {
    api.faults.set(faultSchema.parse({ kind: "clock-skew", seconds: -240 }));
    const answer = await api.call(`/models/${modelId}`, "DELETE");
    expect(answer.status).toBe(204);
    expect(dateOf(answer.headers) - api.now).toBeLessThan(-239_000);
  });
});

describe("files", () => {
  it("are hit by faults that name them, and by no others", async () => {
    await api.pass(4);
    const [result] = (await api.job("images", jobId)).results ?? [];
    const address = result?.url ?? "";
    api.faults.set(faultSchema.parse({ kind: "status", status: 503 }));
    expect((await api.fetch(address)).status).toBe(200);
    api.faults.set(
      faultSchema.parse({ kind: "status", status: 502, match: "files.get", times: 1 }),
    );
    expect((await api.fetch(address)).status).toBe(502);
    api.faults.set(faultSchema.parse({ kind: "truncated", match: "files.get", times: 1 }));
    await expect(api.fetch(address)).rejects.toThrow();
  });

  it("lead elsewhere where that was ordered, and nowhere afterwards", async () => {
    const elsewhere = "http://127.0.0.1:9/inner?a=b";
    const order = misdirectionSchema.parse({ of: "result", address: elsewhere, redirect: true });
    const told = api.misdirections.add(order);
    await api.pass(4);
    expect((await api.job("images", jobId)).results).toMatchObject([{ url: told }]);
    const answer = await fetch(told, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([302, elsewhere]);
    api.misdirections.clear();
    expect((await fetch(told, { redirect: "manual" })).status).toBe(404);
  });
});
