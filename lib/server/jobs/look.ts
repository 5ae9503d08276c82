import { CodedError } from "@/lib/core/errors";
import { callsFor } from "@/lib/server/realm-calls";
import { areOfOneAccount } from "@/lib/server/vault/account";
import { ownerOf } from "./account";
import type { JobContext } from "./context";
import { isOpenToNews } from "./machine";
import { abandonAfter, doubtAfter, LOST_AFTER } from "./patience";
import { heardOf, type HeardOf, type Job } from "./store/read";
import { noteProgress, transition, type Evidence } from "./store/write";
import { askRealm, type Told } from "./told";

/** Whole percent. REALM documents no unit; what is outside is taken for the nearest inside. */
const percent = (progress: number): number => Math.round(Math.min(Math.max(progress, 0), 100));

const applyTold = (context: JobContext, job: Job, told: Told, evidence: Evidence): Promise<Job> => {
  const progress = Math.max(job.progress, percent(told.progress ?? 0));
  switch (told.status) {
    case "queued":
      return Promise.resolve(job);
    case "processing":
      return job.state === "processing"
        ? noteProgress(context, job.id, progress)
        : transition(context, job.id, "process", evidence, { progress });
    case "completed":
      return transition(context, job.id, "complete", evidence, {
        progress: 100,
        results: told.results,
      });
    case "failed":
      return transition(context, job.id, "fail", evidence, { reason: told.errorCode ?? null });
  }
};

/**
 * That REALM knows no such job is said of the account it was asked with. Of another one, and of one nobody
 * asked for, it says nothing.
 * @throws CREDENTIAL_MISSING where what is in force is not known to be of the account the job was made with
 */
const requireItsOwn = async (context: JobContext, job: Job): Promise<void> => {
  if (job.credentialId === null) return;
  // Asked after the answer came: a credential that was replaced never comes back into force. Where its
  // account came back meanwhile the absence counts once too often, which LOST_AFTER is there for.
  const inForce = await context.credentialOf(ownerOf(job));
  if (await areOfOneAccount(context.database, inForce, job.credentialId)) return;
  throw new CodedError("CREDENTIAL_MISSING", "the job's account at REALM is not in force");
};

/** REALM does not know it: once may be a replica that lags, again and again is an answer. */
const applyAbsence = (context: JobContext, job: Job, evidence: Evidence): Promise<Job> => {
  const age = context.now().getTime() - job.createdAt.getTime();
  const isLost = job.absences + 1 >= LOST_AFTER.looks && age >= LOST_AFTER.millis;
  return isLost ? transition(context, job.id, "lose", evidence) : Promise.resolve(job);
};

export interface Looked {
  readonly job: Job;
  /** REALM knew no such job. */
  readonly absent: boolean;
}

/**
 * Asks REALM how a job stands and applies the answer; on REALM's word alone, and never backwards.
 * @throws CodedError REALM_*, CREDENTIAL_MISSING where it could not be asked: nothing changed then
 */
export const lookAtJob = async (
  context: JobContext,
  job: Job,
  evidence: Evidence,
): Promise<Looked> => {
  const told = await callsFor(`job:${job.id}`, () => askRealm(context, job));
  if (told) return { job: await applyTold(context, job, told, evidence), absent: false };
  await requireItsOwn(context, job);
  return { job: await applyAbsence(context, job, evidence), absent: true };
};

/** Ends what was waited for too long: a start that was never answered, a job that REALM never ends. */
export const giveUp = async (context: JobContext, job: Job): Promise<Job> => {
  const at = context.now().getTime();
  if (job.state === "created") {
    return at - job.createdAt.getTime() >= doubtAfter[job.kind]
      ? transition(context, job.id, "doubt", { by: "poll" })
      : job;
  }
  return at - job.updatedAt.getTime() >= abandonAfter[job.kind]
    ? transition(context, job.id, "abandon", { by: "poll" })
    : job;
};

/**
 * Looks at the jobs of which a webhook told. What it told decides nothing, though it is signed and may
 * carry results: REALM is asked. So an event that is old, comes out of order or was signed with a
 * secret that leaked can do no more than make us look, there is one reading of a job's answer to get
 * right, and while REALM does not answer nothing is lost but time: the event is tried again, and the
 * reconciler goes on looking whatever becomes of it.
 * @returns how many jobs were looked at: none where nobody here has it, or REALM's last word is known
 * @throws CodedError REALM_*, CREDENTIAL_MISSING
 */
export const lookAtJobs = async (
  context: JobContext,
  heard: HeardOf,
  eventId: string,
): Promise<number> => {
  const found = await heardOf(context.database, heard);
  const open = found.filter(({ state }) => isOpenToNews(state));
  for (const job of open) await lookAtJob(context, job, { by: "webhook", eventId });
  return open.length;
};
