import { findPostgres } from "../../lib/server/db/testing/postgres-programs";
import {
  temporaryPostgres,
  type TemporaryPostgres,
} from "../../lib/server/db/testing/temporary-postgres";
import { installPackage } from "./packages";

export interface Skipped {
  /** Why, for people to read. */
  readonly skipped: string;
}

/** Sees to it that this machine has a Postgres; where it can't be had, says why. */
export const havePostgres = async (): Promise<Skipped | null> => {
  if (findPostgres()) return null;
  console.log("No Postgres found: installing the distribution's package …");
  await installPackage("postgresql");
  if (findPostgres()) return null;
  return { skipped: "no Postgres: none is installed, and apt-get could not install one" };
};

/** Starts a Postgres of one's own, from the distribution's package, which is installed if need be. */
export const startPostgres = async (): Promise<TemporaryPostgres | Skipped> =>
  (await havePostgres()) ?? (await temporaryPostgres());
