import * as z from "zod";
import { addressSchema } from "../solana";

/** What REALM takes as a user name. */
export const usernameSchema = z
  .string()
  .trim()
  .regex(
    /^[a-z0-9][a-z0-9._-]{2,31}$/iu,
    "Use 3 to 32 letters, digits, dots, dashes and underscores, beginning with a letter or a digit.",
  );

/** Body of `PATCH /api/account/profile`. The wallet can only become the session's own. */
export const changeProfileSchema = z.union([
  z.strictObject({ username: usernameSchema }),
  z.strictObject({ wallet: z.literal("this") }),
]);
export type ChangeProfile = z.infer<typeof changeProfileSchema>;

const profileViewSchema = z.object({
  username: z.string(),
  /** Its first letter and what follows the @; the whole is asked for apart. */
  maskedEmail: z.string(),
  /** Null where REALM has none, or one that is no address. */
  wallet: addressSchema.nullable(),
  quota: z.object({
    used: z.number(),
    limit: z.number(),
    /** ISO 8601, or REALM's own text where that can't be read. */
    resetDate: z.string(),
  }),
});
export type ProfileView = z.infer<typeof profileViewSchema>;

/** Answer of `PATCH /api/account/profile`. */
export const profileAnswerSchema = z.object({ profile: profileViewSchema });

/** Answer of `GET /api/account/email`. */
export const emailAnswerSchema = z.object({ email: z.string() });
