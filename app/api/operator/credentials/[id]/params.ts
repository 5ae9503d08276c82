import * as z from "zod";

/** Path of everything under one credential. */
export const credentialParams = z.object({ id: z.uuid() });
