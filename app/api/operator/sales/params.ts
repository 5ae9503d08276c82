import * as z from "zod";

/** Path of everything under one sale, or under one transaction that a seller signed; whoever's. */
export const soldParams = z.object({ id: z.uuid() });
