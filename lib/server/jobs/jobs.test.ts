import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import sharp from "sharp";
import * as z from "zod";
import { jobStates, type GenerateJob } from "@/lib/core/job";
import { notifications } from "@/lib/server/db/schema/notifications";
import { webhookEvents } from "@/lib/server/db/schema/webhooks";
import { listModels } from "@/lib/server/models/read";
import type { RunningSandbox } from "@/lib/server/purchases/testing/sandbox";
import { borrowSandbox } from "@/lib/server/purchases/testing/shared-sandbox";
import { createRealmClient, fixedAccess, type RealmClient } from "@/lib/server/realm";
import { createUpstream, type FormFile, type Upstream } from "@/lib/server/upstream";
import { listJobs, readJob } from "./read";
import type { DueWorker } from "@/lib/server/due-work";
import { runJobReconciler } from "./reconciler";
import { startJob } from "./start";
import { imageJob, openTestStudio, type TestStudio } from "./testing/studio";
import { adoptTrainings } from "./trainings";
import { listenForWebhooks, type ListeningInbox } from "./testing/webhooks";

let sandbox: RunningSandbox;
let upstream: Upstream;
let studio: TestStudio;
let creator: RunningSandbox["creators"][number];
let realm: RealmClient;
let modelId: string;
const running: DueWorker[] = [];
const inboxes: ListeningInbox[] = [];

/** Connections that know nothing of earlier faults. */
const connect = (): void => {
  const address = new URL(sandbox.realm);
  upstream = createUpstream({ name: "realm", address, log: () => undefined });
  realm = createRealmClient(upstream, fixedAccess(creator));
};

beforeAll(async () => {
  sandbox = await borrowSandbox();
  const [first] = sandbox.creators;
  if (!first) throw new Error("no creator");
  creator = first;
  studio = await openTestStudio((owner) => (owner === creator.wallet ? realm : null));
  connect();
  const { models } = await realm.listModels({ status: "active" });
  modelId = models[0]?.modelId ?? "";
  await upstream.close();
}, 90_000);
afterAll(async () => {
  await studio.close();
  await sandbox.close();
});

const order = (path: string, body: object): Promise<unknown> => sandbox.command("POST", path, body);

/** REALM's own work all but stops, so that what is to happen before its next step does. */
const pause = () => order("/speed", { speed: 0.01 });
const goOn = () => order("/speed", { speed: 20 });

beforeEach(async () => {
  connect();
  await studio.clear();
  await studio.context.database.delete(webhookEvents);
  await goOn();
  await sandbox.command("DELETE", "/realm/calls");
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((reconciler) => reconciler.stop()));
  await order("/webhooks", { url: null });
  for (const path of ["/webhooks/fault", "/realm/fault", "/jobs/failure"])
    await sandbox.command("DELETE", path);
  await Promise.all(inboxes.splice(0).map((inbox) => inbox.close()));
  await upstream.close();
});

const reconcile = () => running.push(runJobReconciler(studio.context));
const listen = async (): Promise<ListeningInbox> => {
  const inbox = await listenForWebhooks(studio.context, sandbox.platform.webhookSecret);
  inboxes.push(inbox);
  await order("/webhooks", { url: inbox.url });
  return inbox;
};

const start = async (more: Partial<GenerateJob> = {}): Promise<string> => {
  const { job } = await startJob(studio.context, creator.wallet, imageJob(modelId, more));
  return job.id;
};
const read = (id: string) => readJob(studio.context, creator.wallet, id);
const stateOf = async (id: string) => (await read(id)).state;
const ends = (id: string, state: string) =>
  expect.poll(() => stateOf(id), { timeout: 15_000, interval: 50 }).toBe(state);

const callsSchema = z.object({ operations: z.record(z.string(), z.number()) });
const callsOf = async (operation: string): Promise<number> =>
  callsSchema.parse(await sandbox.command("GET", "/realm/calls")).operations[operation] ?? 0;

describe("without any webhook", () => {
  it("every job ends, by polling: with its pictures, or with REALM's reason", async () => {
    await order("/jobs/failure", { errorCode: "content_rejected", jobType: "image_generation" });
    reconcile();
    const ids = [await start({ numOutputs: 2 }), await start(), await start()];
    for (const id of ids)
      await expect.poll(() => stateOf(id), { timeout: 15_000 }).toMatch(/^(?:completed|failed)$/u);
    const jobs = await Promise.all(ids.map(read));
    const failed = jobs.filter(({ state }) => state === "failed");
    expect(failed.map(({ note, results }) => [note, results])).toEqual([
      [
        "REALM's rules do not allow what was asked for. Change the words or the picture and try again.",
        [],
      ],
    ]);
    for (const { state, results, progress, parameters } of jobs) {
      if (state === "failed") continue;
      expect(progress).toBe(100);
      expect(results).toHaveLength(Number(parameters["numOutputs"] ?? 1));
      const picture = await fetch(results[0]?.url ?? "");
      expect(picture.headers.get("content-type")).toBe("image/png");
      await picture.arrayBuffer();
    }
    const told = await studio.context.database.select().from(notifications);
    expect(told.map(({ kind }) => kind).toSorted()).toEqual([
      "job-completed",
      "job-completed",
      "job-failed",
    ]);
  });

  it("two reconcilers at once count each state of each job once", async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => start()));
    reconcile();
    reconcile();
    for (const id of ids) {
      await ends(id, "completed");
      const states = (await read(id)).history.map(({ state }) => state);
      expect(new Set(states).size).toBe(states.length);
    }
  });

  it("a call that REALM took and did not answer is not made again, and that is said", async () => {
    await order("/realm/fault", { kind: "drop-after", match: "images.generate", times: 1 });
    reconcile();
    const id = await start();
    expect(await read(id)).toMatchObject({
      state: "unconfirmed",
      note: "It is not known whether REALM took this job. It is not sent again by itself.",
    });
    expect(await callsOf("images.generate")).toBe(1);
  });

  it("a model that is not one's own is REALM's no", async () => {
    const job = start({ modelId: "mod_of_somebody_else" });
    await expect(job).rejects.toMatchObject({ code: "MODEL_NOT_FOUND" });
    const { jobs } = await listJobs(studio.context, creator.wallet, { limit: 20 });
    expect(jobs.map(({ state }) => state)).toEqual(["refused"]);
  });
});

describe("with webhooks", () => {
  it("a job ends at once that would be looked at much later", async () => {
    const inbox = await listen();
    await pause();
    const id = await start();
    await goOn();
    await ends(id, "completed");
    // Nobody polled: there is no reconciler here.
    expect((await studio.history(id)).at(-1)).toBe("completed by webhook");
    // What came late, or of jobs of other tests, had nothing left to do; nothing is left lying.
    await expect.poll(() => inbox.ends(), { timeout: 20_000 }).not.toContain("stored");
    expect(await inbox.ends()).toContain("applied");
    const completed = (await studio.history(id)).filter((step) => step.startsWith("completed"));
    expect(completed).toEqual(["completed by webhook"]);
  });

  it("doubled, out of order, forged and lost ones make nothing wrong, and nothing twice", async () => {
    const inbox = await listen();
    for (const kind of ["duplicate", "reorder", "forge", "lose", "duplicate", "reorder"])
      await order("/webhooks/fault", { kind, times: 2 });
    const ids = await Promise.all(Array.from({ length: 6 }, () => start()));
    const life = jobStates.slice(0, 4);
    reconcile();
    for (const id of ids) {
      await ends(id, "completed");
      const states = (await read(id)).history.map(({ state }) => state);
      expect(states).toEqual(life.filter((state) => states.includes(state)));
    }
    const told = await studio.context.database.select().from(notifications);
    expect(told).toHaveLength(ids.length);
    await expect.poll(() => inbox.answered.get(401), { timeout: 5_000 }).toBe(2);
  });

  it("one that tells of an end that did not come is not believed", async () => {
    await pause();
    const inbox = await listen();
    const { job } = await startJob(studio.context, creator.wallet, imageJob(modelId));
    const data = {
      object: "job",
      jobId: job.realmJobId,
      status: "completed",
      results: [{ imageId: "img_x", url: "https://evil.example/x.png" }],
    };
    await order("/webhooks/event", { type: "job.completed", data });
    await expect.poll(() => inbox.ends(), { timeout: 5_000 }).toContain("applied");
    expect(await read(job.id)).toMatchObject({ results: [] });
    expect(await stateOf(job.id)).not.toBe("completed");
  });
});

describe("a training that was started elsewhere", () => {
  let picture: FormFile;
  beforeAll(async () => {
    const blank = { width: 64, height: 64, channels: 3, background: "#345" } as const;
    const bytes = await sharp({ create: blank }).png().toBuffer();
    picture = {
      fileName: "one.png",
      contentType: "image/png",
      bytes: bytes.length,
      open: async function* () {
        await Promise.resolve();
        yield bytes;
      },
    };
  });
  const train = (id: string) => realm.trainModel(id, [picture], { steps: 10, learningRate: 0.01 });

  const newModel = async (): Promise<string> => {
    const wanted = { name: "Dawn", description: "", baseModel: "realm-base-v2.1", tags: [] };
    return (await realm.createModel(wanted, crypto.randomUUID())).modelId;
  };
  const shown = async (id: string) => {
    const page = await listModels(studio.context, creator.wallet, { limit: 100 });
    return page.models.find((model) => model.modelId === id);
  };
  const trainings = async () =>
    (await listJobs(studio.context, creator.wallet, { limit: 20, kind: "training" })).jobs;
  const endsOfTrainings = (...states: readonly string[]) =>
    expect
      .poll(async () => (await trainings()).map(({ state }) => state), { timeout: 15_000 })
      .toEqual(states);

  it("is followed to each of its ends, by polling alone, and the model shows it", async () => {
    const id = await newModel();
    reconcile();
    await order("/jobs/failure", { errorCode: "too_few_images", jobType: "model_training" });
    await pause();
    await train(id);
    await shown(id);
    await goOn();
    await endsOfTrainings("failed");
    expect(await shown(id)).toMatchObject({ status: "failed" });

    await pause();
    await train(id);
    studio.pass(15_000);
    await shown(id);
    await goOn();
    await endsOfTrainings("completed", "failed");
    const [latest] = await trainings();
    const model = await shown(id);
    expect(model).toMatchObject({ status: "active", trainingJobId: latest?.id });
    expect(model?.lastTrainedAt).not.toBeNull();
    const told = await studio.context.database.select().from(notifications);
    expect(told.map(({ kind, name }) => [kind, name])).toEqual([
      ["training-failed", "Dawn"],
      ["training-done", "Dawn"],
    ]);
  });

  it("ends by its webhook, without anybody's polling", async () => {
    const inbox = await listen();
    const id = await newModel();
    await pause();
    await train(id);
    await shown(id);
    await adoptTrainings(studio.context);
    await goOn();
    await endsOfTrainings("completed");
    expect((await shown(id))?.status).toBe("active");
    await expect.poll(() => inbox.ends(), { timeout: 5_000 }).toEqual(["applied"]);
  });
});
