import * as z from "zod";
import { imageChangeSchema, imageRequestSchema } from "../realm";
import { findPersonalData, type PersonalData } from "../text";

const asked = {
  /** The caller makes it, a fresh UUID for each job it wants: sent again, it finds the job it began. */
  key: z.uuid(),
  /** Says that whoever wrote it was shown the personal data in it and sends it all the same. */
  personalData: z.literal("send").optional(),
};

const generateSchema = imageRequestSchema.extend({ kind: z.literal("image-generate"), ...asked });
export type GenerateJob = z.infer<typeof generateSchema>;

const modifySchema = imageChangeSchema.extend({
  kind: z.literal("image-modify"),
  ...asked,
  /** The picture: the id of a file of one's own. */
  image: z.uuid(),
  /** The id of a PNG of the same size: white is changed, black stays. Without it all may change. */
  mask: z.uuid().optional(),
});
export type ModifyJob = z.infer<typeof modifySchema>;

/** Body of `POST /api/jobs`. */
export const startJobSchema = z.discriminatedUnion("kind", [generateSchema, modifySchema]);
export type StartJob = z.infer<typeof startJobSchema>;

const sourceTypes = ["image/jpeg", "image/png"] as const;

/** Whether REALM takes a file of that type as a picture to work with; what it makes is of others at times. */
export const isSourceType = (type: string | null): type is (typeof sourceTypes)[number] =>
  sourceTypes.some((one) => one === type);

/** What a person has to be asked about before these words leave (seed D10). */
export const personalDataIn = ({
  prompt,
  negativePrompt = "",
}: Pick<StartJob, "prompt" | "negativePrompt">): readonly PersonalData[] =>
  findPersonalData(`${prompt}\n${negativePrompt}`);
