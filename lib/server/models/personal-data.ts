import { CodedError } from "@/lib/core/errors";
import { personalDataInModel } from "@/lib/core/model";
import type { ModelPatch } from "@/lib/core/realm";

/** @throws PERSONAL_DATA where a model's words hold some and nobody said to send it (seed D10) */
export const requireAsked = (words: ModelPatch, answer: "send" | undefined): void => {
  if (answer === undefined && personalDataInModel(words).length > 0)
    throw new CodedError("PERSONAL_DATA", "personal data that nobody was asked about");
};
