import { beforeEach, describe, expect, it } from "vitest";
import { Pace } from "../pace";
import { Collection } from "../state/collection";
import { jobRecordSchema, type JobRecord, type JobResult } from "../state/studio-records";
import { JobFailures } from "./failures";
import { JobLine } from "./line";

const work = {
  type: "image_generation",
  request: { modelId: "mod_1", prompt: "a boat" },
} as const;
const result: JobResult = { kind: "image", id: "img_1", file: "img_1.png" };

let now: number;
let jobs: Collection<JobRecord>;
let pace: Pace;
let failures: JobFailures;
let told: string[];
let perform: (job: JobRecord) => Promise<readonly JobResult[]>;
const open = (): JobLine =>
  new JobLine({
    jobs,
    pace,
    failures,
    clock: () => now,
    perform: (job) => perform(job),
    changing: ({ status }) => told.push(status),
    ended: ({ status }) => told.push(`${status}, written`),
    log: () => undefined,
  });
let line: JobLine;

beforeEach(() => {
  now = Date.UTC(2026, 10, 22);
  jobs = new Collection(jobRecordSchema);
  jobs.attach(() => undefined);
  pace = new Pace();
  failures = new JobFailures();
  told = [];
  perform = () => Promise.resolve([result]);
  line = open();
});

const add = (): string => line.add("usr_1", work).jobId;
const look = (jobId: string): JobRecord => {
  const job = jobs.get(jobId);
  if (!job) throw new Error("the job is there");
  return job;
};
const pass = async (millis: number): Promise<void> => {
  now += millis;
  await line.tick();
};

describe("a job", () => {
  it("waits, works with rising progress, and is completed with its result", async () => {
    const jobId = add();
    await pass(599);
    expect([look(jobId).status, line.progressOf(look(jobId))]).toEqual(["queued", 0]);
    await pass(1);
    expect([look(jobId).status, line.progressOf(look(jobId))]).toEqual(["processing", 0]);
    await pass(1200);
    expect(line.progressOf(look(jobId))).toBe(50);
    await pass(1199);
    expect([look(jobId).status, line.progressOf(look(jobId))]).toEqual(["processing", 99]);
    await pass(1);
    expect(look(jobId)).toMatchObject({ status: "completed", results: [result] });
    expect(line.progressOf(look(jobId))).toBe(100);
    expect(told).toEqual(["processing", "completed", "completed, written"]);
  });

  it("is done when the estimate said, if nothing comes between", async () => {
    const jobId = add();
    const estimate = Date.parse(line.estimateOf(look(jobId)));
    await pass(600);
    await pass(estimate - now);
    expect(look(jobId).status).toBe("completed");
  });

  it("goes faster at another speed, also when it is under way already", async () => {
    const jobId = add();
    pace.speed = 1000;
    await pass(1);
    await pass(3);
    expect(look(jobId).status).toBe("completed");
  });

  it("goes on after a kill in the middle, and comes to the same result", async () => {
    const jobId = add();
    await pass(600);
    perform = () => new Promise(() => undefined);
    now += 2400;
    void line.tick();
    perform = () => Promise.resolve([result]);
    line = open();
    await line.tick();
    expect(look(jobId)).toMatchObject({ status: "completed", results: [result] });
  });

  it("fails with the code that was ordered, once for each time ordered", async () => {
    failures.add({ errorCode: "content_rejected", times: 1, jobType: "image_generation" });
    const [first, second] = [add(), add()];
    await pass(600);
    await pass(2400);
    expect(look(first)).toMatchObject({ status: "failed", errorCode: "content_rejected" });
    expect(look(second).status).toBe("completed");
  });

  it("fails with a code of its own where its work throws", async () => {
    perform = () => Promise.reject(new Error("a file is gone"));
    const jobId = add();
    await pass(600);
    await pass(2400);
    expect(look(jobId)).toMatchObject({ status: "failed", errorCode: "processing_failed" });
    expect(told).toEqual(["processing", "failed", "failed, written"]);
  });

  it("of another type is not hit by an order to fail", () => {
    failures.add({ errorCode: "no_face", times: 2, jobType: "face_swap" });
    expect(failures.take("image_generation")).toBeNull();
    expect([failures.take("face_swap"), failures.take("face_swap")]).toEqual([
      "no_face",
      "no_face",
    ]);
    expect(failures.take("face_swap")).toBeNull();
  });
});
