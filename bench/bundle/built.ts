import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { verdictWords } from "@/lib/core/review";

const FOLDER = path.join(".next", "static", "chunks");

/** Scripts of the last build that hold the review, by its words; empty where nothing was built. */
export const builtReviewChunks = async (): Promise<readonly Buffer[]> => {
  if (!existsSync(FOLDER)) return [];
  const names = await readdir(FOLDER, { recursive: true });
  const scripts = await Promise.all(
    names.filter((name) => name.endsWith(".js")).map((name) => readFile(path.join(FOLDER, name))),
  );
  return scripts.filter((script) => script.includes(verdictWords.block));
};
