import { createServer } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { CodedError } from "@/lib/core/errors";
import type { AcceptedJob } from "@/lib/core/realm";
import { address } from "@/lib/core/solana";
import { jobs } from "@/lib/server/db/schema/jobs";
import { codeOf } from "@/lib/server/purchases/testing/code-of";
import { createRealmClient, fixedAccess, type RealmClient } from "@/lib/server/realm";
import { createUpstream } from "@/lib/server/upstream";
import { cancelJob } from "./cancel";
import { listJobs, readJob, showJob } from "./read";
import { reconcileJob } from "./reconciler";
import { startJob } from "./start";
import { claimDueJobs } from "./store/lease";
import { transition } from "./store/write";
import { scriptedRealm } from "./testing/scripted-realm";
import { imageJob, openTestStudio, type TestStudio } from "./testing/studio";

const wallet = address("C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN");
const other = address("HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ");
const PROMPT = "canary: the bride in white";

let studio: TestStudio;
let realm: RealmClient;
const generateImages = vi.fn<RealmClient["generateImages"]>();

beforeAll(async () => {
  realm = scriptedRealm({ generateImages });
  studio = await openTestStudio((owner) => (owner === wallet ? realm : null));
});
afterAll(() => studio.close());
beforeEach(async () => {
  await studio.clear();
  let count = 0;
  generateImages.mockReset().mockImplementation(() => {
    count += 1;
    return Promise.resolve({ jobId: `job_${count}`, status: "queued" });
  });
});

const all = () => studio.context.database.select().from(jobs);
const start = (more: Parameters<typeof imageJob>[1] = {}) =>
  startJob(studio.context, wallet, imageJob("mod_1", { prompt: PROMPT, ...more }));

const NOT_KNOWN = "It is not known whether REALM took this job. It is not sent again by itself.";

describe("starting a job", () => {
  it("sends what was asked for once, without the key, and keeps both names of the job", async () => {
    const { job, created } = await start({ numOutputs: 2 });
    expect(created).toBe(true);
    expect(job).toMatchObject({ state: "queued", realmJobId: "job_1", modelId: "mod_1" });
    expect(generateImages.mock.calls).toEqual([
      [{ modelId: "mod_1", prompt: PROMPT, width: 64, height: 64, numOutputs: 2 }],
    ]);
  });

  it("with one key, however often and at the same moment, starts one", async () => {
    const key = crypto.randomUUID();
    const started = await Promise.all(Array.from({ length: 6 }, () => start({ key })));
    started.push(await start({ key }));
    expect(new Set(started.map(({ job }) => job.id)).size).toBe(1);
    expect(started.filter(({ created }) => created)).toHaveLength(1);
    expect(generateImages).toHaveBeenCalledTimes(1);
  });

  it("with a key that began something else is refused", async () => {
    const key = crypto.randomUUID();
    await start({ key });
    expect(await codeOf(start({ key, prompt: "another" }))).toBe("JOB_KEY");
    expect(generateImages).toHaveBeenCalledTimes(1);
  });

  it("without a credential of one's own is refused before anything is stored", async () => {
    expect(await codeOf(startJob(studio.context, other, imageJob("mod_1")))).toBe(
      "CREDENTIAL_REQUIRED",
    );
    expect(await all()).toEqual([]);
  });

  it("is refused while twenty are under way, and not once one has ended", async () => {
    const first = await start();
    for (let more = 1; more < 20; more += 1) await start();
    expect(await codeOf(start())).toBe("JOBS_FULL");
    await transition(studio.context, first.job.id, "fail", { by: "poll" });
    expect((await start()).created).toBe(true);
  });

  it("takes twenty of thirty that begin at the same moment, and sends no other", async () => {
    const asked = await Promise.all(Array.from({ length: 30 }, () => codeOf(start())));
    expect(asked.filter((code) => code === "JOBS_FULL")).toHaveLength(10);
    expect(generateImages).toHaveBeenCalledTimes(20);
    expect(await all()).toHaveLength(20);
  });

  it("counts what was cancelled while its call is out, for as long as that may take", async () => {
    generateImages.mockReturnValue(new Promise(() => undefined));
    for (let more = 0; more < 20; more += 1) void start();
    await expect.poll(all).toHaveLength(20);
    for (const { id } of await all()) await cancelJob(studio.context, wallet, id);
    generateImages.mockResolvedValue({ jobId: "job_after", status: "queued" });
    expect(await codeOf(start())).toBe("JOBS_FULL");
    studio.pass(15 * 60_000 + 1_000);
    expect((await start()).created).toBe(true);
  });

  it("leaves no word of the prompt in the log", async () => {
    await start();
    generateImages.mockRejectedValue(new CodedError("REALM_UNAVAILABLE", "no answer"));
    await start();
    expect(studio.logged()).toContain("jobId");
    expect(studio.logged()).not.toContain("canary");
  });
});

describe("a start that fails", () => {
  it.each(["REALM_REFUSED", "REALM_CREDENTIAL", "REALM_QUOTA", "MODEL_NOT_FOUND"] as const)(
    "with %s is told as such, now and with the same key later, and never sent again",
    async (code) => {
      generateImages.mockRejectedValue(new CodedError(code, "no"));
      const key = crypto.randomUUID();
      expect(await codeOf(start({ key }))).toBe(code);
      expect(await codeOf(start({ key }))).toBe(code);
      expect(generateImages).toHaveBeenCalledTimes(1);
      expect((await all()).map(({ state, reason }) => [state, reason])).toEqual([
        ["refused", code],
      ]);
    },
  );

  it.each(["REALM_UNAVAILABLE", "REALM_ANSWER"] as const)(
    "with %s may have begun the job: that is said, and it is not sent again",
    async (code) => {
      generateImages.mockRejectedValue(new CodedError(code, "who knows"));
      const key = crypto.randomUUID();
      const { job } = await start({ key });
      expect((await showJob(studio.context, job)).note).toBe(NOT_KNOWN);
      expect((await start({ key })).job.state).toBe("unconfirmed");
      studio.pass(48 * 60 * 60_000);
      expect(await claimDueJobs(studio.context, 8)).toEqual([]);
      expect(generateImages).toHaveBeenCalledTimes(1);
    },
  );

  it("because nothing listens there, is known to have begun nothing", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const bound = server.address();
    if (bound === null || typeof bound === "string") throw new Error("no port");
    await new Promise((resolve) => server.close(resolve));
    const upstream = createUpstream({
      name: "realm",
      address: new URL(`http://127.0.0.1:${bound.port}/v1`),
      log: () => undefined,
    });
    const client = createRealmClient(
      upstream,
      fixedAccess({ apiKey: "rk_test", apiSecret: "rs_test_secret_of_some_length" }),
    );
    generateImages.mockImplementation((request) => client.generateImages(request));
    expect(await codeOf(start())).toBe("REALM_UNAVAILABLE");
    expect((await all()).map(({ state }) => state)).toEqual(["refused"]);
    await upstream.close();
  });
});

describe("REALM's id of a job it took", () => {
  it("is not lost to one write that failed: it is written again, and nothing is sent twice", async () => {
    let failures = 2;
    const { database } = studio.context;
    const flaky = new Proxy(database, {
      get: (target, key, receiver): unknown => {
        if (key === "transaction" && generateImages.mock.calls.length > 0 && failures > 0) {
          failures -= 1;
          return () => Promise.reject(new Error("connection lost"));
        }
        return Reflect.get(target, key, receiver);
      },
    });
    const request = imageJob("mod_1", { prompt: PROMPT });
    const { job } = await startJob({ ...studio.context, database: flaky }, wallet, request);
    expect(failures).toBe(0);
    expect(job).toMatchObject({ state: "queued", realmJobId: "job_1" });
    expect(generateImages).toHaveBeenCalledTimes(1);
  });
});

describe("a process that dies between the row and REALM's answer", () => {
  it("leaves a job that ends in words after a minute, and is never sent again", async () => {
    // It never comes to the answer, like a process that is no more.
    generateImages.mockReturnValue(new Promise(() => undefined));
    void start();
    await expect.poll(all).toHaveLength(1);
    const [row] = await all();
    const id = row?.id ?? "";
    studio.pass(59_000);
    expect(await claimDueJobs(studio.context, 8)).toEqual([]);
    expect((await readJob(studio.context, wallet, id)).state).toBe("created");
    studio.pass(1_000);
    for (const job of await claimDueJobs(studio.context, 8))
      await reconcileJob(studio.context, job);
    expect(await readJob(studio.context, wallet, id)).toMatchObject({
      state: "unconfirmed",
      note: NOT_KNOWN,
    });
    expect(generateImages).toHaveBeenCalledTimes(1);
  });

  it("and was only slow takes its answer up after all", async () => {
    let arrive: (accepted: AcceptedJob) => void = () => undefined;
    generateImages.mockReturnValue(
      new Promise((resolve) => {
        arrive = resolve;
      }),
    );
    const started = start();
    await expect.poll(all).toHaveLength(1);
    studio.pass(60_000);
    for (const job of await claimDueJobs(studio.context, 8))
      await reconcileJob(studio.context, job);
    arrive({ jobId: "job_slow", status: "queued" });
    expect((await started).job).toMatchObject({ state: "queued", realmJobId: "job_slow" });
  });
});

describe("reading", () => {
  it("somebody else's job, and one that is none, are not found", async () => {
    const { job } = await start();
    expect((await readJob(studio.context, wallet, job.id)).id).toBe(job.id);
    expect(await codeOf(readJob(studio.context, other, job.id))).toBe("JOB_NOT_FOUND");
    const none = crypto.randomUUID();
    expect(await codeOf(readJob(studio.context, wallet, none))).toBe("JOB_NOT_FOUND");
    expect((await listJobs(studio.context, other, { limit: 20 })).jobs).toEqual([]);
  });

  it("a list gives each job once, newest first, though others begin between its pages", async () => {
    const made: string[] = [];
    for (let count = 0; count < 5; count += 1) made.unshift((await start()).job.id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listJobs(studio.context, wallet, {
        limit: 2,
        ...(cursor === undefined ? {} : { cursor }),
      });
      seen.push(...page.jobs.map(({ id }) => id));
      cursor = page.next ?? undefined;
      await start();
    } while (cursor !== undefined);
    expect(seen.toSorted()).toEqual(made.toSorted());
  });

  it("a list is filtered by kind and state, and refuses a cursor it did not give", async () => {
    const { job } = await start();
    await start();
    await transition(studio.context, job.id, "fail", { by: "poll" }, { reason: null });
    const count = async (query: object) =>
      (await listJobs(studio.context, wallet, { limit: 20, ...query })).jobs.length;
    expect(await count({ state: "open" })).toBe(1);
    expect(await count({ state: "failed" })).toBe(1);
    expect(await count({ kind: "training" })).toBe(0);
    for (const cursor of ["x", "1_2", `${"9".repeat(16)}_${job.id}`, `1_${job.id}_1`])
      expect(await codeOf(listJobs(studio.context, wallet, { limit: 1, cursor }))).toBe(
        "INPUT_INVALID",
      );
  });
});
