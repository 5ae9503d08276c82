import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export interface SourceFile {
  /** Relative to the repository, with forward slashes. */
  readonly name: string;
  /** Empty for what is no text, such as a picture; its name is looked at all the same. */
  readonly text: string;
}

/** Text as git tells it from the rest: without a NUL in its first part. */
const NUL_WITHIN = 8_000;

const read = (root: string, name: string): readonly SourceFile[] => {
  const file = path.join(root, name);
  // Removed, and the removal not yet committed.
  if (!existsSync(file)) return [];
  const bytes = readFileSync(file);
  const binary = bytes.subarray(0, NUL_WITHIN).includes(0);
  return [{ name: name.replaceAll(path.sep, "/"), text: binary ? "" : bytes.toString("utf8") }];
};

/** Every file below a folder, by its name from the root, but for what `skips`. */
const below = (root: string, folder: string, skips: (name: string) => boolean): string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    if (skips(entry.name)) return [];
    if (entry.isDirectory()) return below(root, name, skips);
    return entry.isFile() ? [name] : [];
  });

const gitNames = (root: string): string[] | null => {
  const { status, stdout } = spawnSync(
    "git",
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    { cwd: root, encoding: "utf8", maxBuffer: 64_000_000 },
  );
  return status === 0 ? stdout.split("\0").filter((name) => name !== "") : null;
};

/** What .gitignore leaves out, for a copy of the sources that came without git. */
const ignored = (name: string): boolean =>
  ["node_modules", ".git", ".next", ".data", "coverage"].includes(name) ||
  ["test-results", "playwright-report"].includes(name) ||
  (name.startsWith(".env") && name !== ".env.example");

/** What is or would be committed: tracked files, and new ones that are not ignored. */
export const repositoryFiles = (root: string): readonly SourceFile[] =>
  (gitNames(root) ?? below(root, "", ignored)).flatMap((name) => read(root, name));

const BUNDLE = path.join(".next", "static");

/** What browsers are given: the built client bundle; nothing before the first build. */
export const bundleFiles = (root: string): readonly SourceFile[] =>
  existsSync(path.join(root, BUNDLE))
    ? below(root, BUNDLE, () => false).flatMap((name) => read(root, name))
    : [];
