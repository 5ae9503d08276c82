import "server-only";
import { realpath, stat } from "node:fs/promises";
import { env } from "@/lib/server/env";
import { logger } from "@/lib/server/log";
import { hearLocalCommands, type LocalCommand } from "./server";
import { isOurs } from "./trusted";

export { askRunningInstance } from "./ask";
export { wrongFields } from "./wrong-fields";

/**
 * With the embedded database: hears the command line until the process ends. Otherwise nothing; nor in
 * a folder that others can write in, where they could put a socket of theirs in its place.
 */
export const hearCommandLine = async (
  commands: Readonly<Record<string, LocalCommand>>,
): Promise<void> => {
  const { url, dataDir } = env().database;
  if (url !== null) return;
  const folder = await realpath(dataDir);
  if (isOurs(await stat(folder), process.getuid?.())) await hearLocalCommands(folder, commands);
  else
    logger.warn(
      { component: "local commands" },
      "Others can write in DATA_DIR, so npm run keys is not heard; chmod 700 it.",
    );
};
