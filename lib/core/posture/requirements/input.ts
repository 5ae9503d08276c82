import type { Requirement } from "../requirement";

export const input = {
  "one-schema": {
    ids: ["R5", "R6", "W4", "M15"],
    requirement:
      "One schema per input, in the browser and again on the server: lengths, ranges, enumerations, addresses, amounts with at most 9 decimals, no surprise fields.",
    code: "lib/core/realm/job-request.ts",
    test: "lib/core/realm/studio-schemas.test.ts",
  },
  "files-by-content": {
    ids: ["R5", "D10"],
    requirement:
      "Files: type by content, dimensions and bytes bounded, decompression bombs refused, metadata stripped before they leave.",
    code: "lib/server/files/picture.ts",
    test: "lib/server/files/receive.test.ts",
  },
  "personal-data": {
    ids: ["D10"],
    requirement:
      "Prompts and metadata are checked for e-mail addresses, phone, card and identity numbers; the person is asked before they are sent.",
    code: "lib/core/text/personal-data.ts",
    test: "lib/core/text/personal-data.test.ts",
  },
  "shown-as-text": {
    ids: ["W4", "M14"],
    requirement:
      "Text from REALM or people is shown as text; control and bidirectional characters are made visible.",
    code: "lib/core/text/visible-text.ts",
    test: "lib/core/text/visible-text.test.ts",
  },
} as const satisfies Readonly<Record<string, Requirement>>;
