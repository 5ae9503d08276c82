import * as z from "zod";

/** the error body, where there is one, as far as it is read. Its message is never shown. */
export const errorBodySchema = z.object({ error: z.object({ code: z.string().max(128) }) });
