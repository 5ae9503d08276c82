import * as z from "zod";
import { startTrainingSchema } from "@/lib/core/job";

/** The settings as they are typed. */
export const typedSettings = z.object({ steps: z.string(), learningRate: z.string() });
export type TypedSettings = z.infer<typeof typedSettings>;

const { steps, learningRate } = startTrainingSchema.shape;

/** The settings as they are sent, by the server's own bounds. */
export const settingsSchema = z.object({
  steps: z
    .string()
    .trim()
    .regex(/^\d{1,6}$/u, "A whole number, such as 1500.")
    .transform(Number)
    .pipe(steps),
  learningRate: z
    .string()
    .trim()
    .regex(/^[\d.]{1,14}$/u, "A number, such as 0.0001.")
    .transform(Number)
    .pipe(learningRate),
});
export type Settings = z.infer<typeof settingsSchema>;
