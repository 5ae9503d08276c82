import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** Where the recorded transactions stand. */
const ROOT = path.join(import.meta.dirname, "../../lib/core/review/corpus");
const SUFFIX = ".json";

export type Side = "hostile" | "legitimate";
export const sides = ["hostile", "legitimate"] as const satisfies readonly Side[];

/** The text of every file of one side, by name. */
export const readSide = async (side: Side): Promise<ReadonlyMap<string, string>> => {
  const names = (await readdir(path.join(ROOT, side))).filter((name) => name.endsWith(SUFFIX));
  const texts = await Promise.all(
    names.map((name) => readFile(path.join(ROOT, side, name), "utf8")),
  );
  return new Map(names.map((name, index) => [name.slice(0, -SUFFIX.length), texts[index] ?? ""]));
};

/** Writes these files of a side and leaves others, which were added by hand, where they are. */
export const writeSide = async (side: Side, files: ReadonlyMap<string, string>): Promise<void> => {
  const folder = path.join(ROOT, side);
  await mkdir(folder, { recursive: true });
  await Promise.all(
    [...files].map(([name, text]) => writeFile(path.join(folder, `${name}${SUFFIX}`), text)),
  );
};
