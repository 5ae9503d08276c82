import * as z from "zod";

/** Body of `POST /api/jobs/{id}/retry`. The caller makes the key of the new job. */
export const retryJobSchema = z.strictObject({
  key: z.uuid(),
  /** Of a face swap: the version of the statement that was agreed to, anew. */
  consent: z.string().max(32).optional(),
});
export type RetryJob = z.infer<typeof retryJobSchema>;
