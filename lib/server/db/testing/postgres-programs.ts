import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** What starts a server of one's own. */
export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
}

/** Debian and its kin keep each version's programs off the PATH. */
const DEBIAN = "/usr/lib/postgresql";

const versions = (): string[] => {
  try {
    return readdirSync(DEBIAN).sort((left, right) => Number(right) - Number(left));
  } catch {
    return [];
  }
};

const runs = (program: string): boolean => {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

/** This machine's Postgres: the one on the PATH, else the newest of Debian's; null without any. */
export const findPostgres = (): PostgresPrograms | null => {
  const folders = ["", ...versions().map((version) => join(DEBIAN, version, "bin"))];
  for (const folder of folders) {
    const found = { initdb: join(folder, "initdb"), postgres: join(folder, "postgres") };
    if (runs(found.initdb) && runs(found.postgres)) return found;
  }
  return null;
};
