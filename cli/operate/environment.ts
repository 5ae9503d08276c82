import { existsSync } from "node:fs";
import path from "node:path";

/** Where the demo keeps its app's data. */
const DEMO = path.join(".data", "demo", "app");

/** Reads `.env` as the app does; what is set already wins. */
export const loadEnvironment = (): void => {
  if (existsSync(".env")) process.loadEnvFile(".env");
};

/** Data folders an instance may have open, the likeliest first. */
export const dataFolders = (given: string | undefined): readonly string[] =>
  given === undefined ? [process.env["DATA_DIR"] ?? ".data", DEMO] : [given];
