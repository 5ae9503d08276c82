import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import type { RealmJob } from "@/lib/core/realm";
import { address } from "@/lib/core/solana";
import { liveEvents } from "@/lib/server/db/schema/live";
import { notifications } from "@/lib/server/db/schema/notifications";
import { giveUp, lookAtJob, lookAtJobs } from "./look";
import { reconcileJob } from "./reconciler";
import { showJob } from "./read";
import { startJob } from "./start";
import { claimDueJobs } from "./store/lease";
import type { Job } from "./store/read";
import { scriptedRealm, toldJob } from "./testing/scripted-realm";
import { imageJob, openTestStudio, type TestStudio } from "./testing/studio";

const wallet = address("C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN");
const JOB = "job_1";
const picture = { imageId: "img_1", url: "https://cdn.realm.ai/1.png", seed: 7 };

let studio: TestStudio;
let id: string;

/** What REALM tells of the job, or why it tells nothing. */
let told: Partial<RealmJob> | CodedError;

beforeAll(async () => {
  const realm = scriptedRealm({
    generateImages: () => Promise.resolve({ jobId: JOB, status: "queued" }),
    getImageJob: () =>
      told instanceof CodedError ? Promise.reject(told) : Promise.resolve(toldJob(JOB, told)),
  });
  studio = await openTestStudio(() => realm);
});
afterAll(() => studio.close());
beforeEach(async () => {
  await studio.clear();
  told = {};
  const { job } = await startJob(studio.context, wallet, imageJob("mod_1"));
  id = job.id;
  studio.pass(1_000);
});

const look = async (as: Partial<RealmJob> | CodedError): Promise<Job> => {
  told = as;
  const { context } = studio;
  return (await lookAtJob(context, await studio.stored(id), { by: "poll" })).job;
};

/** Everything that is due, once. */
const round = async (): Promise<number> => {
  const claimed = await claimDueJobs(studio.context, 8);
  for (const job of claimed) await reconcileJob(studio.context, job);
  return claimed.length;
};

/** What its owner was told of, wherever they are. */
const news = async () => {
  const rows = await studio.context.database.select().from(notifications).orderBy(notifications.id);
  return rows.map(({ kind, subject }) => [kind, subject]);
};

const absent = new CodedError("JOB_NOT_FOUND", "no such job");
const away = new CodedError("REALM_UNAVAILABLE", "no answer");
const DAY = 24 * 60 * 60_000;

describe("what REALM tells", () => {
  it("moves a job to its end, each state once, with its results", async () => {
    await look({ status: "processing", progress: 10 });
    await look({ status: "processing", progress: 60 });
    const job = await look({ status: "completed", results: [picture] });
    expect(job).toMatchObject({ state: "completed", progress: 100 });
    expect(job.results).toEqual([{ kind: "image", id: "img_1", url: picture.url, seed: 7 }]);
    expect(await studio.history(id)).toEqual([
      "created by start",
      "queued by start",
      "processing by poll",
      "completed by poll",
    ]);
  });

  it("never moves it backwards, in whatever order its answers come", async () => {
    await look({ status: "processing", progress: 50 });
    expect(await look({ status: "queued", progress: 0 })).toMatchObject({ state: "processing" });
    expect(await look({ status: "processing", progress: 20 })).toMatchObject({ progress: 50 });
    expect(await look({ status: "processing", progress: 900 })).toMatchObject({ progress: 100 });
    await look({ status: "failed", errorCode: "out_of_memory" });
    for (const status of ["queued", "processing", "completed"] as const)
      expect(await look({ status, results: [picture] })).toMatchObject({
        state: "failed",
        results: [],
      });
    expect(await studio.history(id)).toHaveLength(4);
  });

  it("is not taken from an answer that was asked before a later one was applied", async () => {
    const stale = await studio.stored(id);
    await look({ status: "completed", results: [picture] });
    told = { status: "processing", progress: 30 };
    const { job } = await lookAtJob(studio.context, stale, { by: "poll" });
    expect(job).toMatchObject({ state: "completed", progress: 100 });
  });

  it("tells of a failure why, and of a reason that is no code nothing", async () => {
    await look({ status: "failed", errorCode: "content_rejected" });
    const view = await showJob(studio.context, await studio.stored(id));
    expect(view.note).toBe(
      "REALM's rules do not allow what was asked for. Change the words or the picture and try again.",
    );
    const { job } = await startJob(
      studio.withRealm({
        generateImages: () => Promise.resolve({ jobId: "job_2", status: "queued" }),
        getImageJob: () =>
          Promise.resolve(toldJob("job_2", { status: "failed", errorCode: "<b>Pay here</b>" })),
      }),
      wallet,
      imageJob("mod_1"),
    );
    const context = studio.withRealm({
      getImageJob: () =>
        Promise.resolve(toldJob("job_2", { status: "failed", errorCode: "<b>Pay here</b>" })),
    });
    const { job: failed } = await lookAtJob(context, job, { by: "poll" });
    expect((await showJob(context, failed)).note).toBe(
      "REALM could not finish this job and gave no reason.",
    );
  });

  it("of another job is refused", async () => {
    told = { jobId: "job_9", status: "completed" };
    await expect(round()).resolves.toBe(1);
    expect(await studio.stored(id)).toMatchObject({ state: "queued", waits: 1 });
  });
});

describe("a webhook", () => {
  it("has REALM asked, and is the evidence of what was found", async () => {
    told = { status: "completed", results: [picture] };
    expect(await lookAtJobs(studio.context, { realmJobId: JOB }, "evt_1")).toBe(1);
    expect(await studio.history(id)).toContain("completed by webhook");
    expect(await lookAtJobs(studio.context, { realmJobId: JOB }, "evt_2")).toBe(0);
    expect(await lookAtJobs(studio.context, { realmJobId: "job_9" }, "evt_3")).toBe(0);
  });

  it("changes nothing while REALM does not answer, and says so", async () => {
    told = away;
    const heard = lookAtJobs(studio.context, { realmJobId: JOB }, "evt_1");
    await expect(heard).rejects.toMatchObject({ code: "REALM_UNAVAILABLE" });
    expect(await studio.stored(id)).toMatchObject({ state: "queued" });
  });
});

describe("a job that REALM never ends", () => {
  it("is asked for more seldom the older it is, and the longer REALM is silent", async () => {
    const waits: number[] = [];
    for (const age of [0, 80_000, 3_600_000]) {
      studio.pass(age);
      const before = studio.context.now().getTime();
      expect(await round()).toBe(1);
      waits.push(Math.round(((await studio.stored(id)).dueAt.getTime() - before) / 1_000));
      expect(await round()).toBe(0);
    }
    told = away;
    for (let silent = 0; silent < 4; silent += 1) {
      studio.pass(600_000);
      const before = studio.context.now().getTime();
      await round();
      waits.push(Math.round(((await studio.stored(id)).dueAt.getTime() - before) / 1_000));
    }
    expect(waits).toEqual([1, 10, 60, 60, 120, 240, 300]);
  });

  it("is lost once REALM has not known it five times in a row, and is a minute old", async () => {
    told = absent;
    for (let looks = 0; looks < 6; looks += 1) {
      studio.pass(5_000);
      await round();
    }
    expect(await studio.stored(id)).toMatchObject({ state: "queued", absences: 6 });
    studio.pass(60_000);
    told = {};
    await round();
    expect(await studio.stored(id)).toMatchObject({ state: "queued", absences: 0 });
    told = absent;
    for (let looks = 0; looks < 5; looks += 1) {
      expect((await studio.stored(id)).state).toBe("queued");
      studio.pass(60_000);
      await round();
    }
    const lost = await studio.stored(id);
    expect(lost.state).toBe("lost");
    expect((await showJob(studio.context, lost)).note).toBe(
      "REALM does not know this job any more.",
    );
    expect(await news()).toEqual([["job-unknown", id]]);
  });

  it.each([
    ["goes on saying that it is queued", {}],
    ["does not answer", away],
  ])("is given up on after a day in which REALM %s", async (_, answer) => {
    told = answer;
    studio.pass(DAY - 60_000);
    await round();
    expect((await studio.stored(id)).state).toBe("queued");
    studio.pass(10 * 60_000);
    await round();
    expect((await studio.stored(id)).state).toBe("abandoned");
    studio.pass(DAY);
    expect(await round()).toBe(0);
  });

  it("and was given up on is completed all the same when a webhook makes us ask once more", async () => {
    studio.pass(DAY);
    await giveUp(studio.context, await studio.stored(id));
    told = { status: "processing", progress: 5 };
    expect(await lookAtJobs(studio.context, { realmJobId: JOB }, "evt_1")).toBe(1);
    expect((await studio.stored(id)).state).toBe("abandoned");
    told = { status: "completed", results: [picture] };
    await lookAtJobs(studio.context, { realmJobId: JOB }, "evt_2");
    expect((await studio.stored(id)).state).toBe("completed");
    expect(await news()).toEqual([
      ["job-unknown", id],
      ["job-completed", id],
    ]);
  });
});

describe("several at once", () => {
  it("of instances looking at the same job count each state once", async () => {
    told = { status: "processing", progress: 40 };
    const stale = await studio.stored(id);
    const looks = (): Promise<unknown> =>
      Promise.all(
        Array.from({ length: 5 }, () => lookAtJob(studio.context, stale, { by: "poll" })),
      );
    await looks();
    told = { status: "completed", results: [picture] };
    await looks();
    expect(await studio.history(id)).toHaveLength(4);
    expect(await news()).toEqual([["job-completed", id]]);
  });

  it("claims of due jobs give each to one, and to another after the first one's time", async () => {
    const claims = await Promise.all(
      Array.from({ length: 4 }, () => claimDueJobs(studio.context, 8)),
    );
    expect(claims.flat()).toHaveLength(1);
    studio.pass(20_000);
    expect(await claimDueJobs(studio.context, 8)).toHaveLength(1);
  });
});

it("each change reaches the owner's pages, and none without a change", async () => {
  const { database } = studio.context;
  const events = async () =>
    (await database.select().from(liveEvents)).filter(({ kind }) => kind === "job").length;
  expect(await events()).toBe(2);
  await look({ status: "processing", progress: 10 });
  await look({ status: "processing", progress: 10 });
  expect(await events()).toBe(3);
  await look({ status: "processing", progress: 11 });
  await look({ status: "completed", results: [picture] });
  await look({ status: "completed", results: [picture] });
  expect(await events()).toBe(5);
});
