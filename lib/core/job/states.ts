import { errorTable, isErrorCode } from "../errors";
import { failureWords } from "./failure-words";

/** What REALM is asked to make. A training may also have been started elsewhere and only be watched here. */
export const jobKinds = [
  "image-generate",
  "image-modify",
  "video-generate",
  "faceswap",
  "training",
] as const;
export type JobKind = (typeof jobKinds)[number];

/** Whose account at REALM a job is made with: the wallet's own, or the instance's on a licence. */
export const jobAccounts = ["own", "platform"] as const;

/** The states of a job in the order of its life, then its ends (lib/server/jobs/machine.ts). */
export const jobStates = [
  "created",
  "queued",
  "processing",
  "completed",
  "failed",
  "refused",
  "unconfirmed",
  "lost",
  "abandoned",
  "cancelled",
] as const;
export type JobState = (typeof jobStates)[number];

/** In these something is still to be expected, and REALM is asked. */
export const openJobStates = [
  "created",
  "queued",
  "processing",
] as const satisfies readonly JobState[];

export const isOpen = ({ state }: { readonly state: JobState }): boolean =>
  openJobStates.some((open) => open === state);

/** The ends of a job that its owner may want to have again, as another job with the same parameters. */
const endedBadly: readonly JobState[] = [
  "failed",
  "refused",
  "unconfirmed",
  "lost",
  "abandoned",
  "cancelled",
];

/** Whether a job can be begun again: one that was only watched here has nothing to begin it with. */
export const canRetry = (job: {
  readonly state: JobState;
  readonly parameters: Readonly<Record<string, unknown>>;
}): boolean => endedBadly.includes(job.state) && Object.keys(job.parameters).length > 0;

/** What a job is called where it has no name of its own. */
export const jobKindWords: Readonly<Record<JobKind, string>> = {
  "image-generate": "Image",
  "image-modify": "Changed image",
  "video-generate": "Video",
  faceswap: "Face swap",
  training: "Training",
};

/** What a job is called: its prompt, or what it is. */
export const jobTitle = (kind: JobKind, { prompt }: Readonly<Record<string, unknown>>): string =>
  typeof prompt === "string" && prompt !== "" ? prompt : jobKindWords[kind];

/** REALM's own codes: its documentation lists none, so one that reads like a code is shown as it is. */
const REALM_CODE = /^[a-z][a-z0-9_.-]{0,63}$/iu;

const failureSentence = (reason: string | null): string => {
  if (reason === null) return "REALM could not finish this job and gave no reason.";
  const known = failureWords(reason);
  if (known !== null) return known;
  return REALM_CODE.test(reason)
    ? `REALM could not finish this job. Its reason: ${reason.replaceAll("_", " ")}.`
    : "REALM could not finish this job and gave no reason.";
};

const refusalSentence = (reason: string | null): string =>
  reason !== null && isErrorCode(reason)
    ? `REALM did not take this job. ${errorTable[reason].sentence}`
    : "REALM did not take this job.";

/**
 * What a state means beyond its name, in a sentence or two; null where there is nothing to add.
 * @param reason REALM's error code of a job that failed, one of ours of a job that was refused
 */
export const jobNote = (state: JobState, reason: string | null): string | null => {
  switch (state) {
    case "created":
    case "queued":
    case "processing":
    case "completed":
      return null;
    case "failed":
      return failureSentence(reason);
    case "refused":
      return refusalSentence(reason);
    case "unconfirmed":
      return "It is not known whether REALM took this job. It is not sent again by itself.";
    case "lost":
      return "REALM does not know this job any more.";
    case "abandoned":
      return "REALM has not said how this job ended, and is not asked any more.";
    case "cancelled":
      return "You cancelled it while it waited here. Should REALM have taken it all the same, it goes on.";
  }
};
