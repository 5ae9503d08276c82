import * as z from "zod";

const jobTypes = [
  "model_training",
  "image_generation",
  "image_modification",
  "video_generation",
  "face_swap",
] as const;

/** Jobs that are to fail in the end. */
export const jobFailureSchema = z.strictObject({
  errorCode: z.string().min(1).max(20_000).default("processing_failed"),
  /** Every type where it is left out. */
  jobType: z.enum(jobTypes).optional(),
  times: z.int().min(1).default(1),
});
export type JobFailure = z.infer<typeof jobFailureSchema>;

/** Orders to fail, the oldest first to be asked. */
export class JobFailures {
  #due: JobFailure[] = [];

  add(failure: JobFailure): void {
    this.#due.push(failure);
  }

  clear(): void {
    this.#due = [];
  }

  list(): readonly JobFailure[] {
    return this.#due;
  }

  /** The error code a job of this type is to end with, counted; null where it may succeed. */
  take(jobType: string): string | null {
    const hit = this.#due.find((one) => one.jobType === undefined || one.jobType === jobType);
    if (!hit) return null;
    this.#due = this.#due.flatMap((one) => {
      if (one !== hit) return [one];
      return one.times > 1 ? [{ ...one, times: one.times - 1 }] : [];
    });
    return hit.errorCode;
  }
}
