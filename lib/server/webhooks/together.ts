import { setImmediate as turn } from "node:timers/promises";
import { groupCommit } from "./store/group-commit";
import type { UseCases, UseCasesOfMany } from "./use-cases";

const limits = {
  most: 256,
  mostWaiting: 1_000,
  within: 8_000,
  gather: () => turn(),
};

/** Each once. */
const distinct = (names: readonly string[]): string[] => [...new Set(names)];

const told =
  (tell: (names: readonly string[]) => Promise<void>) =>
  async (names: readonly string[]): Promise<readonly true[]> => {
    await tell(distinct(names));
    return names.map(() => true);
  };

/**
 * Makes use-cases that are asked of one thing each out of those of many: what the subjects that are worked
 * on at the same time ask is asked together, in one statement for all of them.
 */
export const together = (many: UseCasesOfMany): UseCases => {
  const counts = (by: "realmPurchaseId" | "listingId") =>
    groupCommit((of: readonly string[]) => many.hearOfPurchases({ by, of }), limits);
  const ofRealm = counts("realmPurchaseId");
  const ofListing = counts("listingId");
  const hear = groupCommit(told(many.hearOfSales), limits);
  const look = groupCommit(told(many.lookAtListings), limits);
  const { lookAtJobs, lookAtModels, forgetListing } = many;
  return {
    lookAtJobs,
    lookAtModels,
    forgetListing,
    lookAtPurchases: (which) =>
      "listingId" in which ? ofListing(which.listingId) : ofRealm(which.realmPurchaseId),
    hearOfSale: async (listingId) => {
      await hear(listingId);
    },
    lookAtListing: async (listingId) => {
      await look(listingId);
    },
  };
};
