import * as z from "zod";

/** An id of REALM's: opaque, of bounded length. */
export const realmId = z.string().min(1).max(128);
