import * as z from "zod";
import { MOST_ASKED } from "./limits";
import { keptTypes } from "./types";

/** What the browser and the server say to each other about files. */

const sha256 = z.string().regex(/^[\da-f]{64}$/u);

export const fileKinds = ["upload", "result"] as const;

export const fileViewSchema = z.object({
  id: z.uuid(),
  /** Of the bytes as they were sent, in hexadecimal: what is kept of them has been cleaned. */
  sha256,
  type: z.enum(keptTypes),
  /** As kept. */
  bytes: z.int().positive(),
  /** Pixels; null where they are not known. */
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
});
export type FileView = z.infer<typeof fileViewSchema>;

/** Answer of `PUT /api/files`, whose body is one file's bytes. */
export const fileAnswerSchema = z.object({ file: fileViewSchema });

/** Body of `POST /api/files/known`: which of these are here already. */
export const knownFilesSchema = z.strictObject({ sha256: z.array(sha256).min(1).max(MOST_ASKED) });
/** Its answer. */
export const knownFilesAnswerSchema = z.object({ files: z.array(fileViewSchema) });

/** What a wallet keeps of what it sent, and how much of that is unused (`UNUSED_AFTER`, and by no job under way). */
export interface UploadsKept {
  readonly files: number;
  readonly bytes: number;
  readonly unused: { readonly files: number; readonly bytes: number };
}

/** Answer of `DELETE /api/files`, which removes the unused ones. */
export const removedFilesSchema = z.object({ removed: z.int().nonnegative() });
