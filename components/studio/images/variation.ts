import * as z from "zod";
import { maskDraft } from "@/components/studio/mask";
import { draftStore } from "@/lib/browser/forms/draft";
import type { ResultView } from "@/lib/core/job";
import { changeFrom, formNames, typedFrom } from "./typed";

const changedSchema = z.object({ image: z.uuid(), mask: z.uuid().optional() });

export const pageOfChange = (fileId: string): string => `/studio/images/modify?source=${fileId}`;

/**
 * Writes down what made a picture as if it had been typed and not sent, for the form of its kind to find.
 * @returns the page of that form; null where it was no job for pictures, or one from before what is asked
 */
export const leaveAsTyped = ({ jobKind, modelId, parameters }: ResultView): string | null => {
  if (jobKind === "image-generate") {
    draftStore(formNames.generate).write(typedFrom(modelId, parameters));
    return "/studio/images";
  }
  const changed = changedSchema.safeParse(parameters);
  if (jobKind !== "image-modify" || !changed.success) return null;
  const { image, mask } = changed.data;
  draftStore(formNames.modify).write(changeFrom(modelId, parameters));
  const draft = maskDraft(image);
  // What is painted stays below a mask that is a file: it may be the same, and is changed more easily.
  draft.write(mask === undefined ? { strokes: [], file: null } : { ...draft.read(), file: mask });
  return pageOfChange(image);
};
