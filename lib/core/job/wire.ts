import * as z from "zod";
import { resultStates } from "./results";
import { jobKinds, jobStates } from "./states";

/** What the browser and the server say to each other about jobs. Times are ISO 8601, UTC. */

const time = z.iso.datetime();

const jobResultSchema = z.object({
  kind: z.enum(["image", "video"]),
  /** REALM's id of it. */
  id: z.string(),
  url: z.string(),
  seed: z.int().nullable(),
});
export type JobResult = z.infer<typeof jobResultSchema>;

/** The same as its owner sees it: at our own address once it is kept, then at REALM's no more. */
const seenResultSchema = jobResultSchema.extend({
  /** Ours: what `/api/results/{id}` knows it by. */
  resultId: z.uuid(),
  state: z.enum(resultStates),
  url: z.string().nullable(),
  /** Of our copy. */
  fileId: z.uuid().nullable(),
  note: z.string().nullable(),
});

const jobViewSchema = z.object({
  id: z.uuid(),
  kind: z.enum(jobKinds),
  state: z.enum(jobStates),
  /** REALM's id of the model it works with or on; null for a job without one. */
  modelId: z.string().nullable(),
  /** What was asked for, without the files. */
  parameters: z.record(z.string(), z.unknown()),
  /** Percent, whole: while it is "created" of its files on their way to REALM, then of the work. */
  progress: z.int().min(0).max(100),
  results: z.array(seenResultSchema),
  /** What the state means beyond its name, to be shown as it is. */
  note: z.string().nullable(),
  history: z.array(z.object({ state: z.enum(jobStates), at: time })),
  createdAt: time,
  updatedAt: time,
});
export type JobView = z.infer<typeof jobViewSchema>;

/** Answer of `POST /api/jobs` and `GET /api/jobs/{id}`. */
export const jobAnswerSchema = z.object({ job: jobViewSchema });

/** Answer of `GET /api/jobs`, newest first; `next` is the cursor of the older ones, null at the end. */
export const jobPageSchema = z.object({
  jobs: z.array(jobViewSchema),
  next: z.string().nullable(),
});
export type JobPage = z.infer<typeof jobPageSchema>;

/** Query of `GET /api/jobs`. */
export const jobQuerySchema = z.strictObject({
  kind: z.enum(jobKinds).optional(),
  /** "open" is every state in which something is still to be expected. */
  state: z.enum([...jobStates, "open"]).optional(),
  /** REALM's id of the model. */
  modelId: z.string().max(128).optional(),
  cursor: z.string().max(128).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type JobQuery = z.infer<typeof jobQuerySchema>;
