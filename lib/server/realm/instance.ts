import { env } from "@/lib/server/env";
import { logger } from "@/lib/server/log";
import { createUpstream, type Upstream } from "@/lib/server/upstream";
import { countUse, forgetCredentials, PLATFORM, platformCredential } from "@/lib/server/vault";
import { createRealmClient, type RealmClient } from "./client";

let upstream: Upstream | undefined;
let client: RealmClient | undefined;

/** The connections of this process to REALM, whosever credential a call is made with. */
export const realmUpstream = (): Upstream =>
  (upstream ??= createUpstream({
    name: "realm",
    address: env().realm.apiUrl,
    pins: env().realm.publicKeyPins,
    log: (line) => {
      logger.info(line, "upstream attempt");
    },
    used: ({ id }, operation, status) => {
      countUse({ credentialId: id, operation, status, at: new Date() });
    },
    nearLimit: (group, remaining) => {
      logger.warn({ upstream: "realm", group, remaining }, "A rate limit is nearly used up.");
    },
  }));

/** The client of this process, with the platform's credential. */
export const realm = (): RealmClient =>
  (client ??= createRealmClient(realmUpstream(), {
    owner: PLATFORM,
    current: platformCredential,
    forget: forgetCredentials,
  }));

/** Whether REALM answers and knows our key. @throws CodedError REALM_* where not. */
export const pingRealm = async (within: number): Promise<void> => {
  await realm().getProfile(within);
};
