import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { jobAnswerSchema, jobPageSchema } from "@/lib/core/job";
import { modelAnswerSchema, modelPageSchema } from "@/lib/core/model";
import { CodedError, problemSchema } from "@/lib/core/errors";
import { address } from "@/lib/core/solana";
import { PEER_HEADER } from "@/lib/server/http/client-address";
import { scriptedRealm } from "@/lib/server/jobs/testing/scripted-realm";
import { imageJob, openTestStudio, type TestStudio } from "@/lib/server/jobs/testing/studio";
import { GET as readModel } from "../models/[id]/route";
import { GET as listModels } from "../models/route";
import { GET as readJob } from "./[id]/route";
import { GET as listJobs, POST } from "./route";

const APP = "https://countersign.example";
const creator = address("C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN");
const stranger = address("HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ");

const mocks = vi.hoisted(() => ({
  database: vi.fn(),
  session: vi.fn(),
  realmOf: vi.fn(),
  credential: vi.fn(),
}));
vi.mock("@/lib/server/env", () => ({
  env: () => ({ appUrl: new URL("https://countersign.example"), trustedProxyHops: 0 }),
  knownSecrets: () => [],
  logLevelOfProcess: () => "silent",
}));
vi.mock("@/lib/server/db", () => ({ database: mocks.database }));
vi.mock("@/lib/server/identity", () => ({ currentSession: mocks.session }));
vi.mock("@/lib/server/realm", async () => ({
  ...(await import("@/lib/server/realm/as-owner")),
  realmOf: mocks.realmOf,
}));
vi.mock("@/lib/server/vault", () => ({ ownerCredential: mocks.credential }));

let studio: TestStudio;
let sent: number;

beforeAll(async () => {
  studio = await openTestStudio(() => null);
});
afterAll(() => studio.close());
beforeEach(async () => {
  await studio.clear();
  globalThis.countersignLimits = undefined;
  sent = 0;
  mocks.database.mockReset().mockResolvedValue(studio.context.database);
  mocks.realmOf.mockReset().mockReturnValue(
    scriptedRealm({
      generateImages: () => {
        sent += 1;
        return Promise.resolve({ jobId: `job_${sent}`, status: "queued" });
      },
      listModels: ({ limit = 20, offset = 0 }) =>
        Promise.resolve({
          models: [
            {
              modelId: "mod_1",
              name: "Dawn",
              description: "",
              status: "active",
              createdAt: "2026-01-01T00:00:00Z",
              tags: [],
            },
          ],
          total: 1,
          limit,
          offset,
        }),
    }),
  );
  mocks.credential
    .mockReset()
    .mockImplementation((owner: string) =>
      owner === creator
        ? Promise.resolve({ id: "3f1c8a52-6f0c-4c11-9a53-5d2f3a1b8c90" })
        : Promise.reject(new CodedError("CREDENTIAL_MISSING", "none")),
    );
  signIn(creator);
});

const signIn = (wallet: string | null): void => {
  mocks.session.mockReset().mockResolvedValue(wallet === null ? null : { id: "s", wallet });
};
const request = (path: string, body?: unknown): Request =>
  new Request(`${APP}${path}`, {
    headers: {
      origin: APP,
      "sec-fetch-site": "same-origin",
      "content-type": "application/json",
      [PEER_HEADER]: "192.0.2.7",
    },
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
  });
const none = { params: Promise.resolve({}) };
const start = (body: unknown) => POST(request("/api/jobs", body), none);
const read = (id: string) =>
  readJob(request(`/api/jobs/${id}`), { params: Promise.resolve({ id }) });
const list = (query = "") => listJobs(request(`/api/jobs${query}`), none);
const codeOf = async (answer: Response) => problemSchema.parse(await answer.json()).code;

describe("the routes of jobs", () => {
  it("start a job once, show it, and list it, in the shapes that the browser reads", async () => {
    const body = imageJob("mod_1");
    const first = await start(body);
    expect(first.status).toBe(201);
    const { job } = jobAnswerSchema.parse(await first.json());
    const again = await start(body);
    expect(again.status).toBe(200);
    expect(jobAnswerSchema.parse(await again.json()).job.id).toBe(job.id);
    expect(sent).toBe(1);
    expect(jobAnswerSchema.parse(await (await read(job.id)).json()).job).toEqual(job);
    const page = jobPageSchema.parse(await (await list("?state=open&kind=image-generate")).json());
    expect(page).toEqual({ jobs: [job], next: null });
  });

  it("keep each wallet's jobs from every other, and from whoever has not signed in", async () => {
    const { job } = jobAnswerSchema.parse(await (await start(imageJob("mod_1"))).json());
    signIn(stranger);
    const answer = await read(job.id);
    expect([answer.status, await codeOf(answer)]).toEqual([404, "JOB_NOT_FOUND"]);
    expect(jobPageSchema.parse(await (await list()).json()).jobs).toEqual([]);
    const refused = await start(imageJob("mod_1"));
    expect([refused.status, await codeOf(refused)]).toEqual([409, "CREDENTIAL_REQUIRED"]);
    signIn(null);
    for (const answered of [await read(job.id), await list(), await start(imageJob("mod_1"))])
      expect(answered.status).toBe(401);
  });

  it("refuse what is no job, no query and no id before anything is stored or sent", async () => {
    const body = imageJob("mod_1");
    for (const wrong of [
      { ...body, key: "1" },
      { ...body, kind: "training" },
      { ...body, prompt: "" },
      { ...body, prompt: "x".repeat(2001) },
      { ...body, numOutputs: 5 },
      { ...body, surprise: true },
    ])
      expect(await codeOf(await start(wrong))).toBe("INPUT_INVALID");
    for (const query of ["?limit=0", "?limit=101", "?state=done", "?cursor=x", "?wallet=other"])
      expect(await codeOf(await list(query))).toBe("INPUT_INVALID");
    expect((await read("not-a-uuid")).status).toBe(404);
    expect(sent).toBe(0);
    expect(jobPageSchema.parse(await (await list()).json()).jobs).toEqual([]);
  });
});

describe("the routes of models", () => {
  it("list and show one's own, and nobody else's", async () => {
    const answer = await listModels(request("/api/models?status=active"), none);
    const { models } = modelPageSchema.parse(await answer.json());
    const [model] = models;
    const readIt = () => {
      const params = Promise.resolve({ id: model?.id });
      return readModel(request("/api/models/x"), { params });
    };
    expect(modelAnswerSchema.parse(await (await readIt()).json()).model).toEqual(model);
    signIn(stranger);
    expect((await readIt()).status).toBe(404);
    signIn(null);
    expect((await readIt()).status).toBe(401);
    expect((await listModels(request("/api/models"), none)).status).toBe(401);
  });
});
