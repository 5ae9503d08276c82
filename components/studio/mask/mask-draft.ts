import * as z from "zod";
import { draftStore } from "@/lib/browser/forms/draft";

const strokeSchema = z.object({
  tool: z.enum(["brush", "erase"]),
  width: z.number().positive(),
  points: z.array(z.object({ x: z.number(), y: z.number() })).readonly(),
});

const maskSchema = z.object({
  strokes: z.array(strokeSchema).readonly(),
  /** The id of a mask that was uploaded; then it is used and not what is painted. */
  file: z.uuid().nullable(),
});
export type Mask = z.infer<typeof maskSchema>;

/**
 * What is painted over a picture, or uploaded for it: it outlives a reload, a session's end and a look at
 * another picture, in this tab only.
 * @param source The id of the picture's file
 */
export const maskDraft = (source: string, store = draftStore(`mask:${source}`)) => ({
  read: (): Mask => maskSchema.safeParse(store.read()).data ?? { strokes: [], file: null },
  write: (mask: Mask): void => {
    store.write(mask);
  },
});
