import * as z from "zod";

/** What has to be typed before all one's data are deleted. */
export const ERASE_WORDS = "delete my data";

/** Body of `POST /api/account/erase`; it also needs a fresh signature. */
export const eraseSchema = z.strictObject({ confirmation: z.literal(ERASE_WORDS) });

/** Answer to it: the session has ended with everything else. */
export const erasedSchema = z.object({ erased: z.literal(true) });

/** What stands before a random id, in the place of a wallet whose data were deleted. */
export const ERASED_PREFIX = "erased:";

/** Whether a name is what stands in the place of a wallet whose data were deleted. */
export const isErased = (name: string): boolean => name.startsWith(ERASED_PREFIX);

/** The object of the signature that it needs: there is one account to a wallet. */
export const ERASE_OBJECT = "account";
