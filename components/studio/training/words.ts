import type { UploadItem } from "@/lib/browser/upload";
import type { JobState } from "@/lib/core/job";

/** "1 picture", "30 pictures". */
export const pictures = (count: number): string =>
  `${count} ${count === 1 ? "picture" : "pictures"}`;

/** How far a training is, in a few words. */
export const stageWords: Readonly<Record<JobState, string>> = {
  created: "Pictures go to REALM",
  queued: "Waiting in REALM's queue",
  processing: "Training",
  completed: "Training done",
  failed: "Training failed",
  refused: "Training not started",
  unconfirmed: "It is not known whether the training began",
  lost: "REALM does not know the training any more",
  abandoned: "It is not known how the training ended",
  cancelled: "Training cancelled",
};

/** How far a picture is, in words for its tile. */
export const stateWords = ({ state }: UploadItem): string => {
  switch (state.kind) {
    case "waiting":
      return "Waiting";
    case "checking":
      return "Checking";
    case "sending":
      return state.percent === 100 ? "Being cleaned" : `Sending, ${state.percent} %`;
    case "interrupted":
      return "Connection lost, trying again";
    case "kept":
      return "Ready";
    case "refused":
    case "held":
      return state.sentence;
    case "duplicate":
      return `The same picture as ${state.of}. It is used once.`;
    case "lost":
      return "The page was left before this was sent. Add it again to go on.";
  }
};

/** Whether it stands among the pictures of the training, or beside them with a sentence. */
export const isInTraining = ({ state }: UploadItem): boolean =>
  !["refused", "duplicate", "held", "lost"].includes(state.kind);
