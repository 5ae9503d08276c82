import { count, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LICENCE_QUOTA } from "@/lib/core/licence";
import { address, type Address } from "@/lib/core/solana";
import type { OpenDatabase } from "@/lib/server/db/database";
import { openPostgres } from "@/lib/server/db/postgres";
import { jobs } from "@/lib/server/db/schema/jobs";
import { notifications } from "@/lib/server/db/schema/notifications";
import {
  hasPostgres,
  temporaryPostgres,
  type TemporaryPostgres,
} from "@/lib/server/db/testing/temporary-postgres";
import { requireQuota } from "@/lib/server/licences/quota";
import { createLogger } from "@/lib/server/log/create-logger";
import { keepModel } from "@/lib/server/models/store/keep";
import { codeOf } from "@/lib/server/purchases/testing/code-of";
import { beginJob, type Wanted } from "./begin";
import { lookAtJob } from "./look";
import { listJobs } from "./read";
import { startJob, type StartContext } from "./start";
import { claimDueJobs } from "./store/lease";
import { transitionsOf } from "./store/read";
import { scriptedRealm, toldJob } from "./testing/scripted-realm";
import { imageJob } from "./testing/studio";
import { adoptTrainings } from "./trainings";

const wallet = address("C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN");
const crowded = address("HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ");
const licence = address("So11111111111111111111111111111111111111112");
const log = createLogger({ level: "silent", secrets: () => [] });

/** Two instances of the app on one database, each with connections of its own. */
describe.skipIf(!hasPostgres)("two instances on one Postgres", () => {
  let server: TemporaryPostgres;
  let open: readonly OpenDatabase[];
  let instances: readonly StartContext[];
  let sent = 0;
  let status: "processing" | "completed" = "processing";

  beforeAll(async () => {
    server = await temporaryPostgres();
    const url = server.url(await server.createDatabase());
    open = await Promise.all([openPostgres(url), openPostgres(url)]);
    const realm = scriptedRealm({
      generateImages: () => {
        sent += 1;
        return Promise.resolve({ jobId: `job_${sent}`, status: "queued" });
      },
      getImageJob: (jobId) => Promise.resolve(toldJob(jobId, { status })),
    });
    instances = open.map(({ database }) => ({
      database,
      realmOf: () => realm,
      credentialOf: () => Promise.resolve("3f1c8a52-6f0c-4c11-9a53-5d2f3a1b8c90"),
      readFile: () => Promise.reject(new Error("no files here")),
      heldMints: () => Promise.resolve(new Set<Address>()),
      now: () => new Date(),
      log,
    }));
  }, 90_000);
  afterAll(async () => {
    for (const { close } of open) await close();
    await server.stop();
  });

  /** The same in both, a number of times, all at the same moment. */
  const everywhere = <T>(times: number, work: (instance: StartContext) => Promise<T>) =>
    Promise.all(instances.flatMap((one) => Array.from({ length: times }, () => work(one))));
  const first = (): StartContext => {
    const [instance] = instances;
    if (!instance) throw new Error("no instance");
    return instance;
  };

  it("start one job for one key, ask REALM once, and count each of its states once", async () => {
    const body = imageJob("mod_1");
    const started = await everywhere(10, (instance) => startJob(instance, wallet, body));
    expect(started.filter(({ created }) => created)).toHaveLength(1);
    expect(sent).toBe(1);
    const { jobs: listed } = await listJobs(first(), wallet, { limit: 20 });
    expect(listed.map(({ state }) => state)).toEqual(["queued"]);
    const { job } = await startJob(first(), wallet, body);

    for (status of ["processing", "completed"] as const)
      await everywhere(10, (instance) => lookAtJob(instance, job, { by: "poll" }));
    const states = (await transitionsOf(first().database, [job.id])).map(({ toState }) => toState);
    expect(states).toEqual(["created", "queued", "processing", "completed"]);
    expect(await first().database.select().from(notifications)).toHaveLength(1);
  });

  it("give each due job to one of them", async () => {
    status = "processing";
    for (let count = 0; count < 12; count += 1) await startJob(first(), wallet, imageJob("mod_1"));
    const later = (instance: StartContext): StartContext => ({
      ...instance,
      now: () => new Date(Date.now() + 2_000),
    });
    const claims = await everywhere(4, (instance) => claimDueJobs(later(instance), 3));
    const ids = claims.flat().map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  });

  /**
   * What the second instance's start ends with that begins while the first one's transaction is open: it
   * is over before, or waits for that one's lock.
   */
  const meanwhile = async (
    begin: (instance: StartContext, also: Wanted["also"]) => Promise<unknown>,
    quota: Wanted["also"] = async () => {},
  ): Promise<string> => {
    const [one, two] = instances;
    if (!one || !two) throw new Error("no two instances");
    const waiting = sql`pg_locks where locktype = 'advisory' and not granted`;
    let second = Promise.resolve("not begun");
    await begin(one, async (transaction, job) => {
      await quota(transaction, job);
      let isOver = false;
      second = codeOf(begin(two, quota)).finally(() => (isOver = true));
      await expect
        .poll(async () => isOver || (await one.database.select({ n: count() }).from(waiting))[0]?.n)
        .toBeTruthy();
    });
    return second;
  };

  it("hold a wallet to twenty jobs under way between them, at the same moment too", async () => {
    const begin = (instance: StartContext, also?: Wanted["also"]) =>
      beginJob(instance, crowded, {
        key: crypto.randomUUID(),
        kind: "image-generate",
        parameters: {},
        ...(also && { also }),
      });
    for (let open = 0; open < 19; open += 1) await begin(first());
    expect(await meanwhile(begin)).toBe("JOBS_FULL");
  });

  it("hold a licence to a day's pictures between two of its wallets at the same moment", async () => {
    const wallets = [wallet, crowded];
    const begin = (instance: StartContext, also: Wanted["also"]) =>
      beginJob(instance, address(wallets.pop() ?? ""), {
        key: crypto.randomUUID(),
        kind: "image-generate",
        parameters: { numOutputs: LICENCE_QUOTA.pictures },
        accountFor: () => Promise.resolve({ account: "platform", licenceMint: licence }),
        ...(also && { also }),
      });
    await first().database.update(jobs).set({ state: "failed" });
    const quota: Wanted["also"] = (transaction, job) => requireQuota(transaction, job, new Date());
    expect(await meanwhile(begin, quota)).toBe("LICENCE_QUOTA");
  });

  it("follow a training with one job", async () => {
    const model = {
      modelId: "mod_2",
      name: "Dawn",
      description: "",
      status: "training",
      createdAt: "2026-01-01T00:00:00Z",
      tags: [],
    } as const;
    const asked = { at: new Date(), credentialId: null };
    await everywhere(5, (instance) => keepModel(instance, wallet, { ...model, tags: [] }, asked));
    await everywhere(5, adoptTrainings);
    const { jobs: listed } = await listJobs(first(), wallet, { limit: 20, kind: "training" });
    expect(listed.map(({ state }) => state)).toEqual(["processing"]);
  });
});
