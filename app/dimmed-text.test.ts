import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

/** Pictures, marks and what can't be used at the moment; no words are read through these. */
const notWords: readonly string[] = [
  "market/listing-card.tsx",
  "market/listing-grid.tsx",
  "review/receipt/void-mark.tsx",
  "studio/mask/mask-canvas.tsx",
  "ui/button.tsx",
  "ui/chart/bars.tsx",
];

const dims = (name: string): boolean =>
  /(?<![\w:-])opacity-(?!0\b|100\b)\d+/u.test(readFileSync(path.join("components", name), "utf8"));

// axe can't judge a text of one character, so a dimmed count is found only once it has two.
it("dims no words by opacity: the contrast of a colour is that of its token", () => {
  const files = readdirSync("components", { recursive: true, encoding: "utf8" });
  const dimmed = files.filter((name) => name.endsWith(".tsx") && dims(name));
  expect(dimmed.filter((name) => !notWords.includes(name))).toEqual([]);
});
