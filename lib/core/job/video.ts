import * as z from "zod";
import { faceSwapSchema, videoRequestSchema } from "../realm";

/**
 * What somebody agrees to before a face is swapped. Another wording is another version: the version is
 * what is recorded with the job, so a wording that was agreed to stays to be found here.
 */
export const faceSwapConsent = {
  version: "2026-11",
  text: "Everyone whose face is in these files has agreed to this swap and to what I use it for, or the faces are my own. I will not use the result to deceive anyone about who they see.",
} as const;

/** Body of `POST /api/videos`. The caller makes the key; sent again, it finds the same job. */
export const startAnimationSchema = videoRequestSchema.extend({
  key: z.uuid(),
  /** A picture of one's own: the id of its file. */
  source: z.uuid("Choose a picture."),
});
export type StartAnimation = z.infer<typeof startAnimationSchema>;

/** Body of `POST /api/videos/faceswap`. */
export const startFaceSwapSchema = faceSwapSchema.extend({
  key: z.uuid(),
  /** Files of one's own: the picture of the face, and the picture or film it goes into. */
  face: z.uuid("Choose the picture of the face."),
  target: z.uuid("Choose the picture or film it goes into."),
  /** The version of the statement that was agreed to. */
  consent: z.literal(faceSwapConsent.version, "Read the statement and agree to it."),
});
export type StartFaceSwap = z.infer<typeof startFaceSwapSchema>;
