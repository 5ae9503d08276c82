import * as z from "zod";

const askedSchema = z.object({ method: z.literal("sendTransaction") });
const answeredSchema = z.object({ result: z.string() });

const jsonOf = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return null;
  }
};

/** The signature of a payment that the cluster has taken with this answer; null for anything else. */
export const takenBy = (asked: Buffer, answered: Buffer): string | null => {
  if (!askedSchema.safeParse(jsonOf(asked)).success) return null;
  return answeredSchema.safeParse(jsonOf(answered)).data?.result ?? null;
};
