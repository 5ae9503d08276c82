import { copyFile } from "node:fs/promises";
import { lamports } from "@/lib/core/money";
import { answering, broken, withHeader, without } from "./pair";

export const inputPairs = {
  "one-schema": [
    without("the form's schema", broken({ takesPicture: () => true })),
    without("the nine decimals", broken({ parseSol: () => lamports(1n) })),
    without(
      "the schema at the server's door",
      answering((answer) => ({ ...answer, status: 200 })),
    ),
  ],
  "files-by-content": [
    without(
      "the look at what is in a file",
      broken({ typeByContent: () => Promise.resolve("image/jpeg") }),
    ),
    without(
      "bounds and stripping",
      broken({
        cleanPicture: async (from, to) => {
          await copyFile(from, to);
          return { width: 1, height: 1 };
        },
      }),
    ),
  ],
  "personal-data": [
    without("the look at prompts", broken({ findPersonalData: () => [] })),
    without(
      "the peace for ordinary prompts",
      broken({ findPersonalData: (text) => [{ kind: "email", text }] }),
    ),
  ],
  "shown-as-text": [
    without("the marks made visible", broken({ visibleText: (text) => text })),
    without(
      "the escaping of a page",
      answering((answer, path) => ({ ...answer, text: answer.text + decodeURIComponent(path) })),
    ),
    without("nosniff", withHeader("x-content-type-options", null)),
  ],
} as const;
