import { PLATFORM } from "@/lib/server/vault/credential";
import type { Job } from "./store/read";

export type MadeWith = Pick<Job, "wallet" | "account">;

/** Whose account at REALM a job is made with and, where that is the platform's, on which licence. */
export type PaidBy = Pick<Job, "account" | "licenceMint">;

export const ON_OWN_ACCOUNT: PaidBy = { account: "own", licenceMint: null };

/** Whose credential a job is made and asked for with: its wallet's, or the platform's on a licence. */
export const ownerOf = ({ wallet, account }: MadeWith): string =>
  account === "platform" ? PLATFORM : wallet;
