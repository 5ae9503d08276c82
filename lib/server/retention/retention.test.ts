import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/lib/server/db/database";
import { modelCreations } from "@/lib/server/db/schema/models";
import { retentionRuns } from "@/lib/server/db/schema/retention";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { createLogger } from "@/lib/server/log/create-logger";
import { ago, DAY, HOUR, type RetentionJob } from "./job";
import { retentionJobs } from "./jobs";
import { retentionRunsOf } from "./read";
import { runDueJobs, type OwnRuns } from "./run";

const START = Date.parse("2026-11-22T12:00:00Z");
const MINUTE = 60_000;

let open: OpenDatabase;
let at = START;
const lines: string[] = [];
beforeAll(async () => {
  open = await openTestDatabase();
}, 120_000);
afterAll(() => open.close());
beforeEach(async () => {
  at = START;
  lines.length = 0;
  await open.database.delete(retentionRuns);
});

const now = (): Date => new Date(at);
const instance = () => {
  const own: OwnRuns = new Map();
  return (jobs: readonly RetentionJob[] = retentionJobs) =>
    runDueJobs(
      {
        ...{ database: open.database, now, jobs },
        log: createLogger({
          level: "info",
          secrets: () => [],
          destination: { write: (line: string) => void lines.push(line) },
        }),
        sweepFiles: () => Promise.resolve(0),
        sweepResults: () => Promise.resolve(0),
        resumeErasures: () => Promise.resolve(0),
      },
      own,
    );
};
const counting = (more: Partial<RetentionJob> = {}) => {
  const ran = { times: 0 };
  const job: RetentionJob = {
    ...{ id: "counting", what: "Counts", kept: "an hour", everyMinutes: 60 },
    runsOnce: "for all instances",
    run: () => {
      ran.times += 1;
      return Promise.resolve(3);
    },
    ...more,
  };
  return { ran, job };
};
const stateOf = async (job: RetentionJob) =>
  (await retentionRunsOf(open.database, [job], now()))[0];

describe("what is not kept for good", () => {
  it("goes by jobs that each run at the start, whatever there is", async () => {
    await instance()();
    const runs = await retentionRunsOf(open.database, retentionJobs, now());
    expect(runs.filter(({ state }) => state !== "fine")).toEqual([]);
    expect(runs).toHaveLength(retentionJobs.length);
  });

  it("goes when it is old and not before, in batches, and is counted; what is undecided stays", async () => {
    const form = (createdAt: Date, modelId: string | null) => ({
      ...{ id: randomUUID(), owner: "alice", key: randomUUID(), modelId, createdAt },
      wanted: { name: "n", description: "d", baseModel: "realm-base-v2.1", tags: [] },
    });
    const old = ago(now(), 30 * DAY + 1);
    await open.database
      .insert(modelCreations)
      .values([
        ...Array.from({ length: 1_100 }, () => form(old, randomUUID())),
        form(ago(now(), 30 * DAY), randomUUID()),
        form(old, null),
      ]);
    await instance()();
    expect(await open.database.$count(modelCreations)).toBe(2);
    const [run] = await open.database
      .select()
      .from(retentionRuns)
      .where(eq(retentionRuns.job, "model-creations"));
    expect(run).toMatchObject({ removed: 1_100, removedEver: 1_100 });
    expect(lines.join("")).toContain('"count":1100');
  });

  it("is told of in docs/operations.md, each with how long it is kept", () => {
    const text = readFileSync("docs/operations.md", "utf8").replace(/\s+/gu, " ");
    for (const { what, kept } of retentionJobs) expect(text).toContain(`| ${what} | ${kept} |`);
  });
});

describe("a job", () => {
  it("runs in one instance where two look at once, and again when its time has come", async () => {
    const { ran, job } = counting();
    const [one, two] = [instance(), instance()];
    await Promise.all([one([job]), two([job])]);
    expect(ran.times).toBe(1);
    at += 59 * MINUTE;
    await one([job]);
    expect(ran.times).toBe(1);
    at += MINUTE;
    await Promise.all([one([job]), two([job])]);
    expect(ran.times).toBe(2);
    expect(await stateOf(job)).toMatchObject({ removed: 3, removedEver: 6, state: "fine" });
  });

  it("of each instance's own disk runs in each", async () => {
    const { ran, job } = counting({ runsOnce: "for each instance" });
    const [one, two] = [instance(), instance()];
    await one([job]);
    await two([job]);
    await one([job]);
    expect(ran.times).toBe(2);
  });

  it("that fails keeps none of the others, says so, and is tried again soon", async () => {
    let broken = true;
    const failing = counting({
      id: "failing",
      run: () => (broken ? Promise.reject(new Error("no disk")) : Promise.resolve(1)),
    });
    const { ran, job } = counting();
    const look = instance();
    await look([failing.job, job]);
    expect(ran.times).toBe(1);
    expect(lines.join("")).toContain("What is not kept could not be removed.");
    expect(await stateOf(failing.job)).toMatchObject({ state: "failing", endedAt: null });
    at += 5 * MINUTE;
    await look([failing.job]);
    expect((await stateOf(failing.job))?.failingSince).toBe(new Date(START).toISOString());
    broken = false;
    at += 5 * MINUTE;
    await look([failing.job]);
    expect(await stateOf(failing.job)).toMatchObject({ state: "fine", failingSince: null });
  });

  it("whose instance died in the middle is run by another one", async () => {
    const { job } = counting({ run: () => new Promise<number>(() => undefined) });
    void instance()([job]);
    const { ran, job: same } = counting();
    const look = instance();
    await expect.poll(async () => (await stateOf(same))?.state).toBe("never");
    await look([same]);
    at += 11 * MINUTE;
    await look([same]);
    expect(ran.times).toBe(1);
  });

  it("that nobody runs any more is late", async () => {
    const { job } = counting();
    expect(await stateOf(job)).toMatchObject({ state: "never" });
    await instance()([job]);
    at += HOUR + 15 * MINUTE;
    expect(await stateOf(job)).toMatchObject({ state: "fine" });
    at += 1;
    expect(await stateOf(job)).toMatchObject({ state: "late" });
  });
});
