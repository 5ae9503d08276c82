import type { Upstream } from "@/lib/server/upstream";
import { PLATFORM } from "@/lib/server/vault";
import type { RealmAccess } from "./access";
import { createCaller } from "./caller";
import { marketCalls, type MarketCalls } from "./calls/market";
import { mediaCalls, type MediaCalls } from "./calls/media";
import { modelCalls, type ModelCalls } from "./calls/models";
import { userCalls, type UserCalls } from "./calls/user";

/**
 * Everything REALM v1 documents, and the assumptions beside it (docs/realm-assumptions.md). Every call
 * throws CodedError: REALM_UNAVAILABLE, REALM_RATE_LIMITED, REALM_QUOTA (REALM_QUOTA_INSTANCE of the
 * platform's account), REALM_CREDENTIAL, REALM_SIGNATURE, REALM_ANSWER, REALM_REFUSED, CREDENTIAL_MISSING,
 * and what is said beside it.
 */
export type RealmClient = MarketCalls & ModelCalls & MediaCalls & UserCalls;

export const createRealmClient = (upstream: Upstream, access: RealmAccess): RealmClient => {
  const browse = createCaller(upstream, access, { limits: "marketplace-read", scope: "browse" });
  const follow = createCaller(upstream, access, { limits: "marketplace-read", scope: "market" });
  const market = createCaller(upstream, access, { limits: "marketplace-signed", scope: "market" });
  const models = createCaller(upstream, access, { limits: "models", scope: "studio" });
  const images = createCaller(upstream, access, { limits: "images", scope: "studio" });
  const videos = createCaller(upstream, access, { limits: "videos", scope: "studio" });
  // The platform looks around with a credential that can do no more; a creator's account is their studio's.
  const scope = access.owner === PLATFORM ? "browse" : "studio";
  const user = createCaller(upstream, access, { limits: "user", scope });
  return {
    ...marketCalls({ browse, follow, market }),
    ...modelCalls(models),
    ...mediaCalls(images, videos),
    ...userCalls(user),
  };
};
