import { env } from "@/lib/server/env";
import { logger } from "@/lib/server/log";
import { createUpstream, type Upstream } from "@/lib/server/upstream";
import { createRealmClient, type RealmClient } from "./client";

let upstream: Upstream | undefined;
let client: RealmClient | undefined;

/** The connections of this process to REALM, whoever's credential a call is made with. */
export const realmUpstream = (): Upstream =>
  (upstream ??= createUpstream({
    name: "realm",
    address: env().realm.apiUrl,
    log: (line) => {
      logger.info(line, "upstream attempt");
    },
  }));

/** The client of this process, with the platform's credential. */
export const realm = (): RealmClient => {
  if (client) return client;
  const { apiKey, apiSecret } = env().realm;
  client = createRealmClient(realmUpstream(), { apiKey, apiSecret });
  return client;
};

/** Whether REALM answers and knows our key. @throws CodedError REALM_* where not. */
export const pingRealm = async (within: number): Promise<void> => {
  await realm().getProfile(within);
};
