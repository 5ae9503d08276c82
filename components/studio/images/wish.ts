import * as z from "zod";
import { startJobSchema, type ResultView } from "@/lib/core/job";

const [generate, modify] = startJobSchema.options;
const bare = { key: true, personalData: true } as const;
const wishSchema = z.discriminatedUnion("kind", [generate.omit(bare), modify.omit(bare)]);

/** Pictures as they are wished for, before the attempt gets its key. */
export type ImageWish = z.infer<typeof wishSchema>;

/** What made a result, to be wished for again; null where it was no job for pictures. */
export const wishOf = ({
  jobKind,
  parameters,
}: Pick<ResultView, "jobKind" | "parameters">): ImageWish | null => {
  const asked = Object.entries(parameters).filter(([name]) => name !== "personalData");
  return wishSchema.safeParse({ ...Object.fromEntries(asked), kind: jobKind }).data ?? null;
};
