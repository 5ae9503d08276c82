import { CodedError } from "@/lib/core/errors";
import type { Address } from "@/lib/core/solana";
import type { JobContext } from "./context";
import { ownJob } from "./own";
import type { Job } from "./store/read";
import { transition } from "./store/write";

/**
 * Takes back a job that still waits here, while REALM has not answered for it. What is being sent breaks
 * off with the next word of how much is out. Cancelled already is cancelled.
 * @throws JOB_NOT_FOUND; JOB_STATE where REALM has it, or it has ended
 */
export const cancelJob = async (
  context: Pick<JobContext, "database" | "now" | "log">,
  wallet: Address,
  id: string,
): Promise<Job> => {
  await ownJob(context.database, wallet, id);
  const job = await transition(context, id, "cancel", { by: "owner" });
  if (job.state === "cancelled") return job;
  throw new CodedError("JOB_STATE", "it does not wait here any more");
};
