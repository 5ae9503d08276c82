import * as z from "zod";

/** Bounds of a training. REALM documents none; these are ours, around what such trainings take. */
export const trainingBounds = {
  pictures: { least: 1, most: 200 },
  steps: { least: 100, most: 10_000, usual: 1_500 },
  learningRate: { least: 0.000_001, most: 0.01, usual: 0.0001 },
} as const;

const { pictures, steps, learningRate } = trainingBounds;

/** Body of `POST /api/models/{id}/train`. The caller makes the key; sent again, it finds the same job. */
export const startTrainingSchema = z.strictObject({
  key: z.uuid(),
  /** Ids of files of one's own, in the order in which REALM gets them. */
  files: z
    .array(z.uuid())
    .min(pictures.least, "Add at least one picture.")
    .max(pictures.most, `At most ${pictures.most} pictures.`)
    .refine((ids) => new Set(ids).size === ids.length, "A picture is there twice."),
  steps: z
    .int("A whole number.")
    .min(steps.least, `At least ${steps.least} steps.`)
    .max(steps.most, "At most 10,000 steps."),
  learningRate: z
    .number("A number, such as 0.0001.")
    .min(learningRate.least, "At least 0.000001.")
    .max(learningRate.most, "At most 0.01."),
});
export type StartTraining = z.infer<typeof startTrainingSchema>;
