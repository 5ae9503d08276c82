import * as z from "zod";
import type { Address } from "../solana";
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
/** The body of `PATCH /user/profile`. */
export interface ProfilePatch {
  readonly username?: string;
  readonly solanaWalletAddress?: Address;
}
export type RealmProfile = z.infer<typeof profileSchema>;
