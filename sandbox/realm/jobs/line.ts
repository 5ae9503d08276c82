import { randomBytes } from "node:crypto";
import type { Pace } from "../pace";
import type { Collection } from "../state/collection";
import type { JobRecord, JobResult, JobType, JobWork } from "../state/studio-records";
import type { JobFailures } from "./failures";

/** Milliseconds a job waits, and works, at speed 1. Figures of the sandbox, not of REALM. */
const stages: Readonly<Record<JobType, { readonly queued: number; readonly processing: number }>> =
  {
    model_training: { queued: 1500, processing: 6000 },
    image_generation: { queued: 600, processing: 2400 },
    image_modification: { queued: 600, processing: 2400 },
    video_generation: { queued: 800, processing: 4000 },
    face_swap: { queued: 800, processing: 4000 },
  };

export interface JobLineOptions {
  readonly jobs: Collection<JobRecord>;
  readonly pace: Pace;
  readonly failures: JobFailures;
  /** Unix milliseconds. */
  readonly clock: () => number;
  /** Does the work. Called again after a kill in the middle: the same job gives the same results. */
  readonly perform: (job: JobRecord) => Promise<readonly JobResult[]>;
  /** Told before a new status is written down, so that a kill in between tells twice, never not at all. */
  readonly changing: (job: JobRecord) => void;
  /** Told after the end of a job is written down. */
  readonly ended: (job: JobRecord) => void;
  readonly log: (line: string) => void;
}

const isOpen = ({ status }: JobRecord): boolean => status === "queued" || status === "processing";

/**
 * Jobs on their way: queued, processing, completed or failed. The state is in the store and in the
 * clock alone, so that a sandbox killed at any point goes on where it was.
 */
export class JobLine {
  readonly #options: JobLineOptions;
  readonly #open: Set<string>;

  constructor(options: JobLineOptions) {
    this.#options = options;
    const open = options.jobs.values().filter(isOpen);
    this.#open = new Set(open.map(({ jobId }) => jobId));
  }

  add(userId: string, work: JobWork): JobRecord {
    const now = this.#options.clock();
    const jobId = `job_${randomBytes(10).toString("hex")}`;
    const createdAt = new Date(now).toISOString();
    const job = {
      jobId,
      userId,
      work,
      status: "queued",
      createdAt,
      since: now,
      results: [],
    } as const;
    this.#open.add(jobId);
    return this.#options.jobs.put(jobId, { ...job, results: [] });
  }

  /** When it will be done if nothing comes between, in ISO 8601. */
  estimateOf(job: JobRecord): string {
    const { queued, processing } = stages[job.work.type];
    const left = job.status === "queued" ? queued + processing : processing;
    return new Date(job.since + this.#options.pace.millis(left)).toISOString();
  }

  /** Percent, whole. It reaches 100 with the result, not before. */
  progressOf(job: JobRecord): number {
    if (job.status === "completed") return 100;
    if (job.status !== "processing") return 0;
    const share = this.#elapsed(job) / this.#options.pace.millis(stages[job.work.type].processing);
    return Math.min(99, Math.floor(share * 100));
  }

  /** Moves every job whose time has come one status on. */
  async tick(): Promise<void> {
    for (const jobId of [...this.#open]) {
      const job = this.#options.jobs.get(jobId);
      if (!job || !isOpen(job)) this.#open.delete(jobId);
      else if (this.#isDue(job)) await this.#advance(job);
    }
  }

  #elapsed(job: JobRecord): number {
    return this.#options.clock() - job.since;
  }

  #isDue(job: JobRecord): boolean {
    const { queued, processing } = stages[job.work.type];
    const wanted = job.status === "queued" ? queued : processing;
    return this.#elapsed(job) >= this.#options.pace.millis(wanted);
  }

  async #advance(job: JobRecord): Promise<void> {
    if (job.status === "queued") {
      this.#become({ ...job, status: "processing", since: this.#options.clock() });
      return;
    }
    const ended = await this.#work(job);
    const now = this.#options.clock();
    this.#become({ ...job, ...ended, since: now, completedAt: new Date(now).toISOString() });
    this.#open.delete(job.jobId);
  }

  async #work(
    job: JobRecord,
  ): Promise<Pick<JobRecord, "status" | "results"> & { errorCode?: string }> {
    const ordered = this.#options.failures.take(job.work.type);
    if (ordered !== null) return { status: "failed", results: [], errorCode: ordered };
    try {
      return { status: "completed", results: [...(await this.#options.perform(job))] };
    } catch (error) {
      this.#options.log(`${job.jobId}: ${error instanceof Error ? error.message : "failed"}`);
      return { status: "failed", results: [], errorCode: "processing_failed" };
    }
  }

  /** Nobody may have taken the job away while it worked. */
  #become(job: JobRecord): void {
    if (!this.#options.jobs.get(job.jobId)) return;
    this.#options.changing(job);
    this.#options.jobs.put(job.jobId, job);
    if (!isOpen(job)) this.#options.ended(job);
  }
}
