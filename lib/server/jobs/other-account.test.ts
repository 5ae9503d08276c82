import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import type { RealmJob } from "@/lib/core/realm";
import { address } from "@/lib/core/solana";
import { credentials } from "@/lib/server/db/schema/credentials";
import { plantCredential } from "@/lib/server/vault/testing/plant-credential";
import { lookAtJobs } from "./look";
import { reconcileJob } from "./reconciler";
import { startJob } from "./start";
import { claimDueJobs } from "./store/lease";
import { scriptedRealm, toldJob } from "./testing/scripted-realm";
import { imageJob, openTestStudio, type TestStudio } from "./testing/studio";

const wallet = address("C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN");
const JOB = "job_1";
const DAY = 24 * 60 * 60_000;
const picture = { imageId: "img_1", url: "https://cdn.realm.ai/1.png", seed: 7 };
const absent = new CodedError("JOB_NOT_FOUND", "no such job");

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
});

/** The same studio with the other account's credential in force. */
const other = () => ({
  ...studio.context,
  credentialOf: () => Promise.resolve("9c1d4f5b-6a1f-4f0e-8c1d-2b7c9d1e0a44"),
});

/** Looks at everything that is due after so many milliseconds. */
const lookLater = async (context: TestStudio["context"], millis = 10 * 60_000): Promise<void> => {
  studio.pass(millis);
  for (const job of await claimDueJobs(context, 8)) await reconcileJob(context, job);
};

describe("a job whose owner has connected another account since", () => {
  it("is not lost though that account knows nothing of it, and is found once its own is back", async () => {
    told = absent;
    for (let looks = 0; looks < 8; looks += 1) await lookLater(other());
    expect(await studio.stored(id)).toMatchObject({ state: "queued", absences: 0 });
    told = { status: "completed", results: [picture] };
    await lookLater(studio.context);
    expect((await studio.stored(id)).state).toBe("completed");
  });

  it("is lost where what is in force is known to be of the account it was made with", async () => {
    const { database } = studio.context;
    const made = (await studio.stored(id)).credentialId;
    const inForce = await other().credentialOf();
    told = absent;
    const [former, later] = [{ state: "revoked" }, { state: "active" }] as const;
    await plantCredential(database, { ...former, id: made ?? "", owner: wallet, account: "usr_1" });
    await plantCredential(database, { ...later, id: inForce, owner: wallet, account: "usr_2" });
    await lookLater(other());
    expect(await studio.stored(id)).toMatchObject({ state: "queued", absences: 0 });
    await database.update(credentials).set({ account: "usr_1" });
    for (let looks = 0; looks < 5; looks += 1) await lookLater(other());
    expect((await studio.stored(id)).state).toBe("lost");
    await database.delete(credentials);
  });

  it("keeps an event that came meanwhile for later", async () => {
    told = absent;
    const heard = lookAtJobs(other(), { realmJobId: JOB }, "evt_1");
    await expect(heard).rejects.toMatchObject({ code: "CREDENTIAL_MISSING" });
  });

  it("is given up on in its time", async () => {
    told = absent;
    await lookLater(other(), DAY);
    expect((await studio.stored(id)).state).toBe("abandoned");
  });
});
