import { database } from "@/lib/server/db";
import { realm } from "@/lib/server/realm";
import { realmUpstream } from "@/lib/server/realm/instance";
import { PLATFORM, usageOf, vault, writeUse } from "@/lib/server/vault";
import type { Visit } from "./probe";

const MILLISECONDS = 4_000;

const counted = async (): Promise<{ readonly calls: number; readonly errors: number }> => {
  await writeUse();
  const opened = await database();
  const credentials = await (await vault()).list(PLATFORM);
  const uses = await Promise.all(credentials.map(({ id }) => usageOf(opened, id)));
  return {
    calls: uses.reduce((sum, { calls }) => sum + calls, 0),
    errors: uses.reduce((sum, { errors }) => sum + errors, 0),
  };
};

/** Reads the platform's profile: one call, the cheapest there is. @throws CodedError REALM_* */
export const visitRealm = async (): Promise<Visit> => {
  const before = await counted();
  await realm().getProfile(MILLISECONDS);
  const after = await counted();
  const upstream = realmUpstream();
  return {
    countedBefore: before.calls,
    countedAfter: after.calls,
    errors: after.errors,
    skew: upstream.clockSkew(),
    limits: upstream.rateLimits(),
    breaker: upstream.breaker(),
  };
};
