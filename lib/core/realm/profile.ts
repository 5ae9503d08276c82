import * as z from "zod";
import { wholeNumber } from "./json";

/** `GET /user/profile`. */
export const profileSchema = z.object({
  userId: z.string(),
  username: z.string(),
  email: z.string(),
  createdAt: z.string(),
  solanaWalletAddress: z.string().nullish(),
  apiUsage: z.object({ quotaLimit: wholeNumber, quotaUsed: wholeNumber, resetDate: z.string() }),
});
export type RealmProfile = z.infer<typeof profileSchema>;
