import "server-only";
import { realpath } from "node:fs/promises";
import { env } from "@/lib/server/env";
import { hearLocalCommands, type LocalCommand } from "./server";

export { askRunningInstance, CommandRefused } from "./ask";

/** With the embedded database: hears the command line until the process ends. Otherwise nothing. */
export const hearCommandLine = async (
  commands: Readonly<Record<string, LocalCommand>>,
): Promise<void> => {
  const { url, dataDir } = env().database;
  if (url === null) await hearLocalCommands(await realpath(dataDir), commands);
};
