import type { ModelView } from "./wire";

/** What people call the states of a model. */
export const modelStatusWords: Readonly<Record<ModelView["status"], string>> = {
  pending_training: "Not trained yet",
  training_queued: "Waiting to train",
  training: "Training",
  active: "Ready",
  failed: "Training failed",
};
