import { eq } from "drizzle-orm";
import type { JobState } from "@/lib/core/job";
import type { Transaction } from "@/lib/server/db";
import { jobs, jobTransitions } from "@/lib/server/db/schema/jobs";
import { announce } from "@/lib/server/live";
import { addResults } from "@/lib/server/results";
import type { JobContext } from "../context";
import { nextJobState, type JobEvent } from "../machine";
import { pace } from "../patience";
import { tellOwner } from "./tell-owner";
import type { Job } from "./read";

/** What decided a transition: an answer to our call, a look of the reconciler's, one after a webhook, or its owner. */
export type Evidence =
  | { readonly by: "start" | "poll" | "mirror" | "owner"; readonly code?: string }
  | { readonly by: "webhook"; readonly eventId: string };

type Stored = Pick<JobContext, "database" | "now" | "log">;
type NewJob = Omit<typeof jobs.$inferInsert, "results" | "leaseUntil" | "createdAt" | "updatedAt">;
/** Columns a transition may set beside the state. */
type Change = Partial<Pick<Job, "realmJobId" | "progress" | "results" | "reason">>;

const writeTransition = async (
  transaction: Transaction,
  job: Job,
  from: JobState | null,
  event: string,
  evidence: Evidence,
): Promise<void> => {
  const { id: jobId, state: toState, updatedAt: at } = job;
  await transaction
    .insert(jobTransitions)
    .values({ jobId, fromState: from, toState, event, evidence, at });
  await tellOwner(transaction, job);
};

/** Everything of one job's change is in its transaction, the news for the pages too. */
const changed = (transaction: Transaction, { wallet, id }: Job): Promise<void> =>
  announce(transaction, { wallet, kind: "job", id });

/**
 * Stores a new job with its first transition, in a transaction of the caller's. Null where its key, or
 * the training under way of its model, is there already: another request or instance was quicker.
 */
export const insertJob = async (
  transaction: Transaction,
  values: NewJob,
  event: "start" | "adopt",
  at: Date,
): Promise<Job | null> => {
  const [job] = await transaction
    .insert(jobs)
    .values({ ...values, results: [], leaseUntil: at, createdAt: at, updatedAt: at })
    .onConflictDoNothing()
    .returning();
  if (!job) return null;
  await writeTransition(transaction, job, null, event, {
    by: event === "start" ? "start" : "mirror",
  });
  await changed(transaction, job);
  return job;
};

const move = async (
  transaction: Transaction,
  job: Job,
  event: JobEvent,
  evidence: Evidence,
  change: Change,
  at: Date,
): Promise<Job | null> => {
  const state = nextJobState(job.state, event);
  if (state === null) return null;
  const moved: Job = {
    ...job,
    ...change,
    state,
    waits: 0,
    absences: 0,
    // REALM is not asked in the same breath in which it told.
    dueAt: new Date(at.getTime() + pace(0)),
    updatedAt: at,
  };
  const { waits, absences, dueAt, updatedAt } = moved;
  await transaction
    .update(jobs)
    .set({ ...change, state, waits, absences, dueAt, updatedAt })
    .where(eq(jobs.id, job.id));
  await writeTransition(transaction, moved, job.state, event, evidence);
  if (state === "completed") await addResults(transaction, moved);
  await changed(transaction, moved);
  return moved;
};

const locked = async <Result>(
  { database }: Stored,
  id: string,
  work: (transaction: Transaction, job: Job) => Promise<Result>,
): Promise<Result> =>
  database.transaction(async (transaction) => {
    const [job] = await transaction.select().from(jobs).where(eq(jobs.id, id)).for("update");
    if (!job) throw new Error("a job's row is gone");
    return work(transaction, job);
  });

/**
 * Moves a job by one event under its row's lock, and writes the transition with its evidence. Whoever
 * comes second, or late, finds the new state and changes nothing.
 * @returns the job as it stands then
 */
export const transition = async (
  context: Stored,
  id: string,
  event: JobEvent,
  evidence: Evidence,
  change: Change = {},
): Promise<Job> => {
  const at = context.now();
  const { job, moved } = await locked(context, id, async (transaction, job) => ({
    job,
    moved: await move(transaction, job, event, evidence, change, at),
  }));
  if (!moved) return job;
  context.log.info({ jobId: id, from: job.state, to: moved.state, event }, "A job moved.");
  return moved;
};

/** What a job's progress is the progress of: of its files on their way to REALM, then of the work. */
const HAS_PROGRESS: ReadonlySet<JobState> = new Set<JobState>(["created", "processing"]);

/** Writes down how far a job is that stays in its state; it only grows. */
export const noteProgress = async (context: Stored, id: string, progress: number): Promise<Job> => {
  const at = context.now();
  return locked(context, id, async (transaction, job) => {
    if (!HAS_PROGRESS.has(job.state) || progress <= job.progress) return job;
    await transaction.update(jobs).set({ progress, updatedAt: at }).where(eq(jobs.id, id));
    await changed(transaction, job);
    return { ...job, progress, updatedAt: at };
  });
};
