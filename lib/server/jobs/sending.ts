import { CodedError } from "@/lib/core/errors";
import type { JobContext } from "./context";
import { noteProgress } from "./store/write";

/** Milliseconds between two words about how much is out: each is a row written and pages told. */
const PACE = 700;

/**
 * Hears how many bytes of an upload to REALM are out and writes it down as the job's progress, no more
 * often than people can see. Nothing waits for it, and where it can't be written the upload goes on.
 * Where the owner has cancelled the job, it throws, which breaks the upload off.
 * @param total Bytes
 */
export const sendingProgress = (
  context: JobContext,
  jobId: string,
  total: number,
): ((sent: number) => void) => {
  let noted = 0;
  let nextAt = 0;
  let isCancelled = false;
  return (sent) => {
    // What is sent half is nothing to REALM.
    if (isCancelled) throw new CodedError("JOB_STATE", "its owner cancelled the job");
    // The last of it is REALM's to say.
    const percent = Math.min(99, Math.floor((sent / Math.max(total, 1)) * 100));
    const at = context.now().getTime();
    if (percent <= noted || at < nextAt) return;
    noted = percent;
    nextAt = at + PACE;
    noteProgress(context, jobId, percent).then(
      ({ state }) => {
        isCancelled = state === "cancelled";
      },
      (error: unknown) => {
        context.log.warn({ jobId, error }, "How far an upload is could not be written down.");
      },
    );
  };
};
