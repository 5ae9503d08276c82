import { env } from "@/lib/server/env";
import { logger } from "@/lib/server/log";
import { watchUpstream } from "@/lib/server/metrics";
import { recordRealmCall, showRealmCalls } from "@/lib/server/realm-calls";
import { createUpstream, type Upstream } from "@/lib/server/upstream";
import { countUse, forgetCredentials, ownerCredential, PLATFORM } from "@/lib/server/vault";
import { createRealmClient, type RealmClient } from "./client";
import { budgets } from "./budgets";
import { limitGroupLabel } from "./limit-group";
import { observers } from "./observers";

// Next bundles the instrumentation and the routes apart, and each has its own: an error thrown by the
// other's code would be an instance of none of this one's classes.
let upstream: Upstream | undefined;

const create = (): Upstream =>
  createUpstream({
    name: "realm",
    address: env().realm.apiUrl,
    pins: env().realm.publicKeyPins,
    budgets: budgets(),
    ...observers({ log: logger, used: countUse, ended: recordRealmCall }),
    nearLimit: (group, remaining) => {
      logger.warn({ upstream: "realm", group, remaining }, "A rate limit is nearly used up.");
    },
    skewChanged: (state, millis) => {
      const line = { upstream: "realm", state, reason: `${Math.round(millis / 1_000)} s ahead` };
      if (state === "pass") logger.info(line, "REALM's clock and ours agree again.");
      else logger.warn(line, "REALM's clock and ours differ; signatures are made by REALM's.");
    },
  });

const watched = (made: Upstream): Upstream => {
  watchUpstream({ name: "realm", upstream: made, groupLabel: limitGroupLabel });
  showRealmCalls();
  return made;
};

/** The connections of this process to REALM, whosever credential a call is made with. */
export const realmUpstream = (): Upstream => (upstream ??= watched(create()));

/** The client that calls with an owner's credentials: PLATFORM's, or a creator's by wallet. */
export const realmOf = (owner: string): RealmClient =>
  createRealmClient(realmUpstream(), {
    owner,
    current: (scope) => ownerCredential(owner, scope),
    forget: forgetCredentials,
  });

let client: RealmClient | undefined;

/** The client of this process, with the platform's credential. */
export const realm = (): RealmClient => (client ??= realmOf(PLATFORM));

/** Whether REALM answers and knows our key. @throws CodedError REALM_* where not. */
export const pingRealm = async (within: number): Promise<void> => {
  await realm().getProfile(within);
};
