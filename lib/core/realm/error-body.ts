import * as z from "zod";

/** the error body, where there is one. Its message is never shown raw. */
export const errorBodySchema = z.object({
  error: z.object({
    code: z.string().max(128),
    message: z.string().optional(),
    requestId: z.string().max(128).optional(),
  }),
});
