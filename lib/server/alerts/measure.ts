import type { Measurements } from "@/lib/core/operator/alerts";
import type { Log } from "@/lib/server/log";

/** How each figure is taken; null where there is none to take. */
export type Probes = {
  readonly [Name in keyof Measurements]: (now: Date) => Promise<number | null>;
};

/** Longer than any answer that is of use: a probe that hangs must not keep the others from being told. */
const PATIENCE_MILLIS = 5_000;

const patiently = async (probe: Promise<number | null>): Promise<number | null> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error("measuring took too long"));
    }, PATIENCE_MILLIS);
  });
  try {
    return await Promise.race([probe, tooLate]);
  } finally {
    clearTimeout(timer);
  }
};

/** Takes every figure; one that can't be taken is null, and why is logged. */
export const measure = async (probes: Probes, now: Date, log: Log): Promise<Measurements> => {
  const take = async (name: keyof Measurements): Promise<number | null> => {
    try {
      return await patiently(probes[name](now));
    } catch (error) {
      log.warn({ component: "alerts", reason: name, error }, "What alerts look at is not known.");
      return null;
    }
  };
  const [
    disputedPurchases,
    disputedSelling,
    stuckPurchases,
    realmDown,
    chainDown,
    endpointsDown,
    forbiddenCalls,
    unauthorizedCalls,
    refusedRequests,
    forgedWebhooks,
    parkedWebhooks,
    leastRateLimit,
    overdueCredentials,
    clockSkew,
  ] = await Promise.all([
    take("disputedPurchases"),
    take("disputedSelling"),
    take("stuckPurchases"),
    take("realmDown"),
    take("chainDown"),
    take("endpointsDown"),
    take("forbiddenCalls"),
    take("unauthorizedCalls"),
    take("refusedRequests"),
    take("forgedWebhooks"),
    take("parkedWebhooks"),
    take("leastRateLimit"),
    take("overdueCredentials"),
    take("clockSkew"),
  ]);
  return {
    ...{ disputedPurchases, disputedSelling, stuckPurchases },
    ...{ realmDown, chainDown, endpointsDown },
    ...{ forbiddenCalls, unauthorizedCalls, refusedRequests, forgedWebhooks, parkedWebhooks },
    ...{ leastRateLimit, overdueCredentials, clockSkew },
  };
};
