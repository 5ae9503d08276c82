import { getTransactionDecoder, type Transaction } from "@solana/kit";
import * as z from "zod";
import { parseSol } from "@/lib/core/money";
import {
  listingPageSchema,
  listingSchema,
  type RealmListing,
  type RealmListingPage,
} from "@/lib/core/realm";
import { callRealm, preparedOf, type TestAnswer, type TestMarket } from "../test-support";

/** Calls of the marketplace with the platform's key. */
export const marketCalls = (market: () => TestMarket) => {
  const call = (path: string, method = "GET", body?: unknown): Promise<TestAnswer> => {
    const { realm } = market();
    return callRealm(realm.url, `/marketplace${path}`, {
      method,
      body,
      credential: realm.platform,
    });
  };
  return {
    call,
    /** A listing of Creator 1's that no other test knows. @param price SOL. */
    fresh: async (price = "2.5"): Promise<RealmListing> => {
      const answer = await market().realm.createListing({
        name: "Test piece",
        price: parseSol(price),
        seller: "Creator 1",
        assetType: "model",
        listingType: "fixed_price",
        licence: "plain",
      });
      const { listingId } = z.object({ listingId: z.string() }).parse(answer);
      return listingSchema.parse((await call(`/listings/${listingId}`)).body);
    },
    prepare: (listingId: string, buyer: 0 | 1 = 0): Promise<TestAnswer> =>
      call(`/listings/${listingId}/purchase`, "POST", {
        buyerWallet: market().buyers[buyer].address,
      }),
    search: async (query: string): Promise<RealmListingPage> =>
      listingPageSchema.parse((await call(`/listings/search?${query}`)).body),
  };
};

export const transactionOf = (answer: TestAnswer): Transaction =>
  getTransactionDecoder().decode(preparedOf(answer).wire);

/** An answer in a word: its error's code, or the status it tells. */
export const outcomeOf = ({ body }: TestAnswer): string => {
  const { error, status } = z
    .object({ error: z.object({ code: z.string() }).optional(), status: z.string().optional() })
    .parse(body);
  return error?.code ?? status ?? "";
};
