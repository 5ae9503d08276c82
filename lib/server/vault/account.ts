import { inArray } from "drizzle-orm";
import type { Database } from "@/lib/server/db";
import { credentials } from "@/lib/server/db/schema/credentials";
import type { Credential } from "./credential";
import { listCredentials } from "./store";

/** Whether two are known to be of different accounts at REALM: of one never verified nothing is known. */
const differ = (left: Pick<Credential, "account">, right: Pick<Credential, "account">): boolean =>
  left.account !== null && right.account !== null && left.account !== right.account;

/** By whether each is in force, and the last that was of which it is known whose it is. */
const standingOf = (all: readonly Credential[]): readonly Credential[] => {
  const known = all.filter(({ account }) => account !== null);
  const [last] = known
    .filter(({ activatedAt }) => activatedAt !== null)
    .toSorted((left, right) => Number(right.activatedAt) - Number(left.activatedAt));
  return known.filter((one) => one.state === "active" || one === last);
};

/**
 * Those of an owner's credentials that show a coming one to be of another REALM account: what is in force,
 * and the last that was, revoked or not. What is in flight, models and listings are of that account; to a
 * key of another one REALM answers that there are no such things.
 */
export const strangersTo = (
  coming: Pick<Credential, "account"> & { readonly id: string | null },
  all: readonly Credential[],
): readonly Credential[] =>
  standingOf(all.filter(({ id }) => id !== coming.id)).filter((one) => differ(one, coming));

/** The same of what is stored; asked under the owner's lock, the answer holds until the transaction ends. */
export const findStrangers = async (
  transaction: Database,
  coming: Credential,
): Promise<readonly Credential[]> =>
  strangersTo(
    coming,
    (await listCredentials(transaction, coming.owner)).map(({ credential }) => credential),
  );

/** Whether two credentials, by id, are known to be of one account at REALM; one is of one with itself. */
export const areOfOneAccount = async (
  database: Database,
  left: string,
  right: string,
): Promise<boolean> => {
  if (left === right) return true;
  const [one, other] = await database
    .select({ account: credentials.account })
    .from(credentials)
    .where(inArray(credentials.id, [left, right]));
  return one !== undefined && one.account !== null && one.account === other?.account;
};
