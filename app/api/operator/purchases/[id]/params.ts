import * as z from "zod";

/** Path of everything under one purchase, whoever's. */
export const purchaseParams = z.object({ id: z.uuid() });
