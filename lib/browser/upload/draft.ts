import * as z from "zod";
import { draftStore } from "@/lib/browser/forms/draft";
import { fileViewSchema } from "@/lib/core/files";
import type { UploadItem } from "./item";
import type { LeftBefore } from "./uploads";

const leftSchema = z.array(z.object({ name: z.string(), file: fileViewSchema.nullable() }));

/** Neither what was refused nor what stands there twice is worth remembering. */
const toRemember = ({ name, state }: UploadItem): readonly LeftBefore[] => {
  if (state.kind === "refused" || state.kind === "duplicate") return [];
  return [{ name, file: state.kind === "kept" ? state.file : null }];
};

/** What a list of files leaves behind when its page goes: names and the server's ids, never the files. */
export const uploadDraft = (name: string) => {
  const store = draftStore(`files:${name}`);
  return {
    read: (): readonly LeftBefore[] => leftSchema.safeParse(store.read()).data ?? [],
    write: (items: readonly UploadItem[]): void => {
      store.write(items.flatMap(toRemember));
    },
  };
};
