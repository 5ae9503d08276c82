import { readFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";

/** A package with the version that is installed, as in "kit 8.4.0". */
export const withVersion = async (label: string, name: string): Promise<string> => {
  const text = await readFile(path.join("node_modules", name, "package.json"), "utf8");
  return `${label} ${z.object({ version: z.string() }).parse(JSON.parse(text)).version}`;
};
