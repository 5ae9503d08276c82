import * as z from "zod";
import { realmId } from "./identifier";
import {
  MAX_FPS,
  MAX_GUIDANCE,
  MAX_OUTPUTS,
  MAX_PICTURE_PIXELS,
  MAX_PROMPT_LENGTH,
  MAX_VIDEO_SECONDS,
  MIN_PICTURE_PIXELS,
  MIN_VIDEO_SECONDS,
} from "./limits";

const animationTypes = ["standard_motion", "zoom_in", "pan_left"] as const;

const share = z.number().min(0).max(1);
const pixels = z.int().min(MIN_PICTURE_PIXELS).max(MAX_PICTURE_PIXELS);

const pictureFields = {
  modelId: realmId,
  prompt: z.string().trim().min(1).max(MAX_PROMPT_LENGTH),
  negativePrompt: z.string().max(MAX_PROMPT_LENGTH).optional(),
  guidanceScale: z.number().min(0).max(MAX_GUIDANCE).optional(),
  numOutputs: z.int().min(1).max(MAX_OUTPUTS).optional(),
};

/** The body of `POST /images/generate`. */
export const imageRequestSchema = z.strictObject({
  ...pictureFields,
  width: pixels.optional(),
  height: pixels.optional(),
});
export type ImageRequest = z.infer<typeof imageRequestSchema>;

/** The fields of `POST /images/modify` beside its files `image` and `mask` (white is changed). */
export const imageChangeSchema = z.strictObject({ ...pictureFields, strength: share.optional() });
export type ImageChange = z.infer<typeof imageChangeSchema>;

/** The fields of `POST /videos/generate` beside its file `sourceImage`. */
export const videoRequestSchema = z.strictObject({
  animationType: z.enum(animationTypes).optional(),
  durationSeconds: z.number().min(MIN_VIDEO_SECONDS).max(MAX_VIDEO_SECONDS).optional(),
  fps: z.int().min(1).max(MAX_FPS).optional(),
  motionStrength: share.optional(),
});
export type VideoRequest = z.infer<typeof videoRequestSchema>;

/** The fields of `POST /videos/faceswap` beside its files `sourceFace` and `targetMedia`. */
export const faceSwapSchema = z.strictObject({
  enhanceQuality: z.boolean().optional(),
  detectMultipleFaces: z.boolean().optional(),
});
export type FaceSwap = z.infer<typeof faceSwapSchema>;
