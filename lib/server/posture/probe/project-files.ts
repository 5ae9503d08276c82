import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { Probe, TextFile } from "./probe";

/** What the build made for browsers; the app is started from the project's root. */
const STATIC = path.join(".next", "static");
const TEXT = /\.(?:js|css|json|map)$/u;

export const readBrowserFiles = async (): Promise<readonly TextFile[]> => {
  const names = await readdir(STATIC, { recursive: true, encoding: "utf8" });
  return Promise.all(
    names
      .filter((name) => TEXT.test(name))
      .map(async (name) => ({ name, text: await readFile(path.join(STATIC, name), "utf8") })),
  );
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ENOENT";

/** @param name Relative to the project's root; never from outside. */
export const readProjectFile: Probe["projectFile"] = async (name) => {
  try {
    const [text, { mtime }] = await Promise.all([readFile(name, "utf8"), stat(name)]);
    return { name, text, changedAt: mtime };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};
