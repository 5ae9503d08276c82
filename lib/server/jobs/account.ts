import { PLATFORM } from "@/lib/server/vault/credential";
import type { Job } from "./store/read";

export type MadeWith = Pick<Job, "wallet" | "account">;

/** Whose credential a job is made and asked for with: its wallet's, or the platform's on a licence. */
export const ownerOf = ({ wallet, account }: MadeWith): string =>
  account === "platform" ? PLATFORM : wallet;
