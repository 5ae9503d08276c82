import { base58 } from "@scure/base";
import { isAddress, type Address } from "@solana/kit";
import * as z from "zod";

/** What is wrong with text that should be base58 of so many bytes, in a node's words, or null. */
const base58Fault = (text: string, bytes: number): string | null => {
  try {
    // Long text is measured, not decoded: base58 costs quadratic time.
    if (text.length > 128) return "Invalid param: WrongSize";
    return base58.decode(text).length === bytes ? null : "Invalid param: WrongSize";
  } catch {
    return "Invalid param: Invalid";
  }
};

export const addressParam = z.string().transform((text, context): Address => {
  if (isAddress(text)) return text;
  context.addIssue(base58Fault(text, 32) ?? "Invalid param: Invalid");
  return z.NEVER;
});

export const signatureParam = z.string().superRefine((text, context) => {
  const fault = base58Fault(text, 64);
  if (fault !== null) context.addIssue(fault);
});

const contextFields = {
  commitment: z.string().nullish(),
  minContextSlot: z.number().int().nonnegative().nullish(),
};

/** The last parameter of most methods. */
export const contextConfig = z.object(contextFields).nullish();
export type ContextConfig =
  | { commitment?: string | null | undefined; minContextSlot?: number | null | undefined }
  | null
  | undefined;

export const dataSlice = z.object({
  offset: z.number().int().nonnegative(),
  length: z.number().int().nonnegative(),
});

export const accountEncoding = z.enum(["base58", "base64", "jsonParsed", "binary", "base64+zstd"]);

export const accountConfig = z
  .object({ ...contextFields, encoding: accountEncoding.nullish(), dataSlice: dataSlice.nullish() })
  .nullish();

export const wireEncoding = z.enum(["base58", "base64"]);
export const transactionEncoding = z.enum(["json", "jsonParsed", "base58", "base64"]);

/** How history is asked for: an object, or in old clients the encoding alone. */
export const transactionConfig = z
  .union([
    transactionEncoding.transform((encoding) => ({ encoding })),
    z.object({
      encoding: transactionEncoding.nullish(),
      commitment: z.string().nullish(),
      maxSupportedTransactionVersion: z.number().nullish(),
    }),
  ])
  .nullish()
  .transform((config) => ({ maxSupportedTransactionVersion: null, commitment: null, ...config }));
