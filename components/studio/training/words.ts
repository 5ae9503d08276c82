import { uploadWords, type UploadItem } from "@/lib/browser/upload";
import { trainingBounds, type JobState } from "@/lib/core/job";

/** "1 picture", "30 pictures". */
export const pictures = (count: number): string =>
  `${count} ${count === 1 ? "picture" : "pictures"}`;

const { least, most } = trainingBounds.pictures;

/** Whether a training can be started with as many pictures as are ready. @param sending more are on their way */
export const isStartable = (ready: number, sending: boolean): boolean =>
  !sending && ready >= least && ready <= most;

/** What the button that starts it says: what it does, or why it can't. */
export const startWords = (ready: number, sending: boolean): string => {
  if (ready > most) return `At most ${pictures(most)}: remove ${ready - most}`;
  if (sending) return "Pictures are on their way…";
  return ready < least ? "Add pictures to start" : `Start training with ${pictures(ready)}`;
};

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
export const stateWords = (item: UploadItem): string => {
  switch (item.state.kind) {
    case "waiting":
      return "Waiting";
    case "duplicate":
      return `The same picture as ${item.state.of}. It is used once.`;
    case "lost":
      return "The page was left before this was sent. Add it again to go on.";
    case "checking":
    case "sending":
    case "interrupted":
    case "kept":
    case "refused":
    case "held":
      return uploadWords(item) ?? "Ready";
  }
};

/** Whether it stands among the pictures of the training, or beside them with a sentence. */
export const isInTraining = ({ state }: UploadItem): boolean =>
  !["refused", "duplicate", "held", "lost"].includes(state.kind);
