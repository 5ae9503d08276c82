import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";
import { bundleFiles, repositoryFiles } from "./files";
import type { Allowance } from "./allowed";
import { rules } from "./rules";
import { ownValues } from "./rules/own-values";
import { scan } from "./scan";

/**
 * Looks for secrets in what is committed and in what browsers are given (seeds R1, D1, M1).
 * @param root The repository's folder. @param variables This process's environment
 * @returns a line for each one that was found
 */
export const findSecrets = (
  root: string,
  variables: Readonly<Record<string, string | undefined>>,
  allowed: readonly Allowance[],
): readonly string[] => {
  const file = path.join(root, ".env");
  const ofFile = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  const own = [ownValues(ofFile), ownValues(variables)];
  const files = [...repositoryFiles(root), ...bundleFiles(root)];
  return [...new Set(scan(files, [...rules, ...own], allowed))];
};
