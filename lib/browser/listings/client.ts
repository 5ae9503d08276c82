import {
  ownListingAnswerSchema,
  type CreateListingJson,
  type OwnListing,
} from "@/lib/core/listing";
import { callApi } from "../http/call-api";

/** What a seller does with their listings. Each throws a CodedError. */

/** The same key with the same words lists once. "making" where REALM has not answered yet. */
export const createListing = async (wanted: CreateListingJson): Promise<OwnListing> => {
  const call = { path: "/api/listings", method: "POST", schema: ownListingAnswerSchema } as const;
  return (await callApi({ ...call, body: wanted })).listing;
};

/** @param id Ours. "making" where REALM's answer to the listing is waited for still. */
export const takeBack = async (id: string): Promise<OwnListing> => {
  const path = `/api/listings/own/${id}` as const;
  return (await callApi({ path, method: "DELETE", schema: ownListingAnswerSchema })).listing;
};

/** @param listingId REALM's. "cancelling" where REALM has not answered yet. */
export const cancelListing = async (listingId: string): Promise<OwnListing> => {
  const path = `/api/listings/${encodeURIComponent(listingId)}` as const;
  return (await callApi({ path, method: "DELETE", schema: ownListingAnswerSchema })).listing;
};
