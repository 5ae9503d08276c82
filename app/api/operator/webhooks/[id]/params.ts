import * as z from "zod";

/** Path of everything under one delivery: its order of arrival. */
export const deliveryParams = z.object({ id: z.string().regex(/^[1-9]\d{0,17}$/u) });
