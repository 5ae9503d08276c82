import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { sql } from "drizzle-orm";
import { CodedError, isErrorCode } from "@/lib/core/errors";
import type { JobKind } from "@/lib/core/job";
import type { Address } from "@/lib/core/solana";
import type { Database } from "@/lib/server/db";
import { callsFor } from "@/lib/server/realm-calls";
import { ON_OWN_ACCOUNT, ownerOf, type MadeWith, type PaidBy } from "./account";
import type { JobContext } from "./context";
import { doubtAfter } from "./patience";
import { countOpen, findByKey, type Job } from "./store/read";
import { insertJob, transition } from "./store/write";
import { isSureNotTaken } from "./was-sent";

export interface Started {
  readonly job: Job;
  /** False where the key had begun it before. */
  readonly created: boolean;
}

/** A job as its owner wants it. */
export interface Wanted {
  /** Made by the caller; the same key again finds the same job. */
  readonly key: string;
  readonly kind: JobKind;
  /** REALM's id. */
  readonly modelId?: string;
  /** Asked where the job is new: whose account it is made with. The wallet's own if left out. */
  readonly accountFor?: () => Promise<PaidBy>;
  /** As they come back from the database: without what was left out. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What is written with the job's row or not at all. */
  readonly also?: (transaction: Database, job: Job) => Promise<void>;
}

/** Unfinished jobs one wallet may have: a slip in a loop must not use up its owner's quota. */
const MOST_OPEN = 20;

const jobsFull = (): CodedError =>
  new CodedError("JOBS_FULL", "too many unfinished jobs", { context: { most: MOST_OPEN } });

const credentialFor = async ({ credentialOf }: JobContext, made: MadeWith): Promise<string> => {
  try {
    return await credentialOf(ownerOf(made));
  } catch (error) {
    // Without the instance's own its operator is wanted, not the person.
    const isTheirs = made.account === "own";
    if (!(error instanceof CodedError) || error.code !== "CREDENTIAL_MISSING" || !isTheirs)
      throw error;
    throw new CodedError("CREDENTIAL_REQUIRED", "no credential for the studio", { cause: error });
  }
};

/** The job this key began, where it was the same job. A refusal is the same refusal. */
const begunBefore = (job: Job, { kind, parameters, modelId }: Wanted): Started => {
  const isSame = job.kind === kind && job.modelId === (modelId ?? null);
  if (!isSame || !isDeepStrictEqual(job.parameters, parameters))
    throw new CodedError("JOB_KEY", "the key began a job with other parameters");
  if (job.state !== "refused") return { job, created: false };
  const reason = job.reason ?? "";
  throw new CodedError(isErrorCode(reason) ? reason : "REALM_REFUSED", "REALM had refused it");
};

/**
 * Writes down a job before REALM hears of it; the same key again finds it.
 * @throws CREDENTIAL_REQUIRED, JOBS_FULL, JOB_KEY; MODEL_IN_TRAINING for a model's second training
 */
export const beginJob = async (
  context: JobContext,
  wallet: Address,
  wanted: Wanted,
): Promise<Started> => {
  const { database, now } = context;
  const { key, kind, modelId, parameters } = wanted;
  const known = await findByKey(database, wallet, key);
  if (known) return begunBefore(known, wanted);
  const paidBy = (await wanted.accountFor?.()) ?? ON_OWN_ACCOUNT;
  const credentialId = await credentialFor(context, { wallet, ...paidBy });
  const at = now();
  // A quick no that costs no transaction; the count that holds is taken under the lock below.
  if ((await countOpen(database, wallet, at)) >= MOST_OPEN) throw jobsFull();
  const dueAt = new Date(at.getTime() + doubtAfter[kind]);
  const id = crypto.randomUUID();
  const values = { id, wallet, key, kind, ...paidBy, credentialId, modelId, parameters, dueAt };
  const job = await database.transaction(async (transaction) => {
    // Jobs of one wallet that begin at once would each count the others out.
    await transaction.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`jobs:${wallet}`}, 0))`,
    );
    const inserted = await insertJob(transaction, { ...values, state: "created" }, "start", at);
    if (!inserted) return null;
    if ((await countOpen(transaction, wallet, at)) > MOST_OPEN) throw jobsFull();
    await wanted.also?.(transaction, inserted);
    return inserted;
  });
  if (job) return { job, created: true };
  const quicker = await findByKey(database, wallet, key);
  if (quicker) return begunBefore(quicker, wanted);
  if (kind === "training") throw new CodedError("MODEL_IN_TRAINING", "one is under way already");
  throw new CodedError("INTERNAL", "a job's key is neither new nor there");
};

/** Milliseconds between the tries to write down what REALM has taken: some 30 s in all. */
const WRITE_AGAIN = [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000] as const;

/**
 * Writes down REALM's id of a job it took, which no other call gives again: what is lost here is made, and
 * paid for, and never found. So a store that fails for a moment is asked again.
 */
const accept = async (context: JobContext, id: string, realmJobId: string): Promise<Job> => {
  const change = { realmJobId, progress: 0 };
  for (const millis of WRITE_AGAIN) {
    try {
      return await transition(context, id, "accept", { by: "start" }, change);
    } catch (error) {
      context.log.warn({ jobId: id, error }, "REALM took a job, and it could not be written down.");
      await pause(millis);
    }
  }
  return transition(context, id, "accept", { by: "start" }, change);
};

/**
 * Sends a job that was begun to REALM, once: there is no idempotency key for media. Where no answer
 * comes, the job ends as "unconfirmed" and is never sent again by itself; where this process dies in
 * between, the reconciler says so after a while (patience.ts).
 * @param send The call; gives REALM's id of the job
 * @throws REALM_* and MODEL_NOT_FOUND where REALM did not take it
 */
export const sendJob = async (
  context: JobContext,
  { id }: Pick<Job, "id">,
  send: () => Promise<string>,
): Promise<Job> => {
  let realmJobId: string;
  try {
    realmJobId = await callsFor(`job:${id}`, send);
  } catch (error) {
    const code = error instanceof CodedError ? error.code : "INTERNAL";
    context.log.warn({ jobId: id, error }, "A job could not be started, or it is not known.");
    if (!isSureNotTaken(error)) return transition(context, id, "doubt", { by: "start", code });
    await transition(context, id, "refuse", { by: "start", code }, { reason: code });
    throw error;
  }
  return accept(context, id, realmJobId);
};
