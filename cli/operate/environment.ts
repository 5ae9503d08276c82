import { existsSync } from "node:fs";
import path from "node:path";

/** Where the demo keeps its app's data. */
const DEMO = path.join(".data", "demo", "app");

/** Reads `.env` as the app does; what is set already wins. */
export const loadEnvironment = (): void => {
  if (existsSync(".env")) process.loadEnvFile(".env");
};

/**
 * Data folders an instance may have open. One that is named is the only one: a credential must not end
 * up in the demo because the instance it was meant for is down.
 */
export const dataFolders = (given: string | undefined): readonly string[] => {
  const named = given ?? process.env["DATA_DIR"];
  return named === undefined || named === "" ? [".data", DEMO] : [named];
};
