import type { UseCases } from "./use-cases";

/** The same question again gets the answer that was got; one that failed is asked anew. */
const once = <Question extends readonly unknown[], Answer>(
  ask: (...question: Question) => Promise<Answer>,
  nameOf: (...question: Question) => unknown,
): ((...question: Question) => Promise<Answer>) => {
  const answers = new Map<string, Answer>();
  return async (...question) => {
    const name = JSON.stringify(nameOf(...question));
    const known = answers.get(name);
    if (known !== undefined) return known;
    const answer = await ask(...question);
    answers.set(name, answer);
    return answer;
  };
};

/**
 * The use-cases for events that are all stored before any is applied, asked at most once each of what
 * several of them are about: no event is believed, each only has somebody look, and a look that is taken
 * when all of them have happened is the look of all. So many events of one listing cost little more than
 * one.
 */
export const askingOnce = (useCases: UseCases): UseCases => {
  const { lookAtPurchases, lookAtListing, lookAtJobs, lookAtModels, hearOfSale } = useCases;
  const done = once(
    async (work: "hear" | "look", listingId: string) => {
      await (work === "hear" ? hearOfSale : lookAtListing)(listingId);
      return true;
    },
    (...question) => question,
  );
  return {
    ...useCases,
    lookAtPurchases: once(lookAtPurchases, (which) => which),
    lookAtJobs: once(lookAtJobs, (which) => which),
    lookAtModels: once(lookAtModels, (realmModelId) => realmModelId),
    hearOfSale: async (listingId) => {
      await done("hear", listingId);
    },
    lookAtListing: async (listingId) => {
      await done("look", listingId);
    },
  };
};
