import * as z from "zod";

export const handoverParams = z.object({ id: z.uuid() });
