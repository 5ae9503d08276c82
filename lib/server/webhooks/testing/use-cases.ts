import type { UseCases } from "../use-cases";

/** The use-cases a test is about; of the others none finds anything to look at. */
export const onlyUseCases = (these: Partial<UseCases>): UseCases => ({
  lookAtPurchases: () => Promise.resolve(0),
  lookAtJobs: () => Promise.resolve(0),
  lookAtModels: () => Promise.resolve(0),
  hearOfSale: () => Promise.resolve(),
  lookAtListing: () => Promise.resolve(),
  forgetListing: () => undefined,
  ...these,
});
