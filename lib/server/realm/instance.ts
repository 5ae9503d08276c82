import { env } from "@/lib/server/env";
import { logger } from "@/lib/server/log";
import { createUpstream } from "@/lib/server/upstream";
import { createRealmClient, type RealmClient } from "./client";

let client: RealmClient | undefined;

/** The client of this process, with the platform's credential. */
export const realm = (): RealmClient => {
  if (client) return client;
  const { apiUrl, apiKey, apiSecret } = env().realm;
  const upstream = createUpstream({
    name: "realm",
    address: apiUrl,
    log: (line) => {
      logger.info(line, "upstream attempt");
    },
  });
  client = createRealmClient(upstream, { apiKey, apiSecret });
  return client;
};

/** Whether REALM answers and knows our key. @throws CodedError REALM_* where not. */
export const pingRealm = async (within: number): Promise<void> => {
  await realm().getProfile(within);
};
