import { CodedError } from "@/lib/core/errors";
import type { Address } from "@/lib/core/solana";
import type { Database } from "@/lib/server/db";
import { findJob, type Job } from "./store/read";

/** Somebody else's job and none at all look the same. @throws JOB_NOT_FOUND */
export const ownJob = async (database: Database, wallet: Address, id: string): Promise<Job> => {
  const job = await findJob(database, id);
  if (job?.wallet === wallet) return job;
  throw new CodedError("JOB_NOT_FOUND", "no job of this wallet has this id");
};
