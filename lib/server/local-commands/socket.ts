import { join, relative } from "node:path";

/** The kernel's limit for a socket's path (sun_path) on the platforms we run on, less its end. */
const LONGEST_SOCKET_PATH = 103;

/** Where an instance with an embedded database hears commands: the shorter of two names of the place. */
export const socketOf = (dataDir: string): string => {
  const absolute = join(dataDir, "commands");
  const near = relative(process.cwd(), absolute);
  const path = near.length < absolute.length ? near : absolute;
  if (path.length > LONGEST_SOCKET_PATH)
    throw new Error(`The path of ${dataDir} is too long for a socket; choose a shorter DATA_DIR.`);
  return path;
};
