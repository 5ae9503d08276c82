import * as z from "zod";
import { startAnimationSchema, startFaceSwapSchema } from "@/lib/core/job";

/** The forms as they are typed, and what is made of it by the server's own bounds. */

export const typedAnimation = z.object({
  source: z.string(),
  animationType: z.string(),
  durationSeconds: z.string(),
  fps: z.string(),
  motionStrength: z.string(),
});
export type TypedAnimation = z.infer<typeof typedAnimation>;

const { source, animationType, fps } = startAnimationSchema.shape;

/** A number that is typed, within bounds; everything else gets the same sentence. */
const within = (least: number, most: number, words: string) =>
  z
    .string()
    .trim()
    .regex(/^[\d.]{1,6}$/u, words)
    .transform(Number)
    .pipe(z.number(words).min(least, words).max(most, words));

const DURATION = "A number of seconds, 0.5 to 10.";
const STRENGTH = "A number from 0 to 1, such as 0.5.";

export const animationSchema = z.object({
  source,
  animationType: z.string().pipe(animationType.unwrap()),
  durationSeconds: within(0.5, 10, DURATION),
  fps: z.string().transform(Number).pipe(fps.unwrap()),
  motionStrength: within(0, 1, STRENGTH),
});
export type Animation = z.infer<typeof animationSchema>;

/** What a job was asked for, as its results keep it. */
export type Parameters = Readonly<Record<string, unknown>>;

const text = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

/** The form filled with what a video was made of; what that does not say stays as usual. */
export const typedFromAnimation = (of: Parameters, usual: TypedAnimation): TypedAnimation => ({
  source: text(of["source"]),
  animationType: text(of["animationType"]) || usual.animationType,
  durationSeconds: text(of["durationSeconds"]) || usual.durationSeconds,
  fps: text(of["fps"]) || usual.fps,
  motionStrength: text(of["motionStrength"]) || usual.motionStrength,
});

export const typedFaceSwap = z.object({
  face: z.string(),
  target: z.string(),
  enhanceQuality: z.boolean(),
  detectMultipleFaces: z.boolean(),
  /** Never remembered as given: see face-swap-room.tsx. */
  consent: z.string(),
});
export type TypedFaceSwap = z.infer<typeof typedFaceSwap>;

export const swapSchema = z.object({
  ...startFaceSwapSchema.omit({ key: true }).shape,
  enhanceQuality: z.boolean(),
  detectMultipleFaces: z.boolean(),
  consent: z.string().pipe(startFaceSwapSchema.shape.consent),
});
export type FaceSwapWish = z.infer<typeof swapSchema>;

/** The form filled with what a swap was made of. The consent is for each swap anew. */
export const typedFromFaceSwap = (of: Parameters): TypedFaceSwap => ({
  face: text(of["face"]),
  target: text(of["target"]),
  enhanceQuality: of["enhanceQuality"] !== false,
  detectMultipleFaces: of["detectMultipleFaces"] === true,
  consent: "",
});
