import * as z from "zod";
import { errorTable, isErrorCode } from "../errors";
import { isSourceType } from "./images";
import { jobKinds } from "./states";

export const resultKinds = ["image", "video"] as const;
export type ResultKind = (typeof resultKinds)[number];

/**
 * What became of our copy of a result. waiting: it is still at REALM alone. kept: it lies here and
 * outlives REALM's address. gone: REALM did not give it out any more. refused: it can't be kept as it is.
 */
export const resultStates = ["waiting", "kept", "gone", "refused"] as const;
export type ResultState = (typeof resultStates)[number];

/** The code a copy waits with while its owner has no room for it. */
const NO_ROOM = "FILES_FULL";

/**
 * What a state means for the owner, in a sentence; null where there is nothing to say.
 * @param reason One of our error codes
 */
export const resultNote = (state: ResultState, reason: string | null): string | null => {
  switch (state) {
    case "kept":
      return null;
    case "waiting":
      return reason === NO_ROOM
        ? "There is no room for it yet. Delete results you do not need; it is tried again."
        : "It is being copied from REALM.";
    case "gone":
      return "REALM did not give it out any more before it could be copied.";
    case "refused":
      return reason !== null && isErrorCode(reason)
        ? `It was not copied. ${errorTable[reason].sentence}`
        : "It was not copied, for it is not what was expected.";
  }
};

const resultViewSchema = z.object({
  id: z.uuid(),
  jobId: z.uuid(),
  kind: z.enum(resultKinds),
  state: z.enum(resultStates),
  /** Where it is seen: our copy once it is kept, REALM's address while it waits, otherwise nowhere. */
  url: z.string().nullable(),
  /** Of our copy: what is asked for where a file of one's own is to be worked with. */
  fileId: z.uuid().nullable(),
  jobKind: z.enum(jobKinds),
  /** REALM's id of the model; null for a job without one. */
  modelId: z.string().nullable(),
  modelName: z.string().nullable(),
  /** What the job was asked for. */
  parameters: z.record(z.string(), z.unknown()),
  seed: z.int().nullable(),
  /** Media type, bytes and pixels of our copy. */
  type: z.string().nullable(),
  bytes: z.int().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  note: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type ResultView = z.infer<typeof resultViewSchema>;

/** The file of a result that REALM takes as a picture to work with; null where it is none. */
export const sourceIn = ({ fileId, type }: Pick<ResultView, "fileId" | "type">): string | null =>
  isSourceType(type) ? fileId : null;

/** Answer of `GET /api/results`, newest first; `next` is the cursor of the older ones. */
export const resultPageSchema = z.object({
  results: z.array(resultViewSchema),
  next: z.string().nullable(),
  /** The models that any of one's results was made with. */
  models: z.array(z.object({ modelId: z.string(), name: z.string().nullable() })),
});
export type ResultPage = z.infer<typeof resultPageSchema>;

/** Query of `GET /api/results`. */
export const resultQuerySchema = z.strictObject({
  kind: z.enum(resultKinds).optional(),
  modelId: z.string().min(1).max(128).optional(),
  /** Words of the prompt or of the model's name. */
  search: z.string().trim().max(200).optional(),
  cursor: z.string().max(128).optional(),
  limit: z.coerce.number().int().min(1).max(60).default(24),
});
export type ResultQuery = z.infer<typeof resultQuerySchema>;
