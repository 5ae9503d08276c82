import * as z from "zod";
import { favouriteIdsSchema } from "@/lib/core/favourites";
import { callApi } from "../http/call-api";

const nothing = z.undefined();

/** The ids of everything this session's wallet keeps. @throws CodedError */
export const fetchFavourites = async (): Promise<readonly string[]> =>
  (await callApi({ path: "/api/favourites", schema: favouriteIdsSchema })).listingIds;

/** @throws CodedError when that was not kept */
export const putFavourite = async (listingId: string): Promise<void> => {
  await callApi({
    path: `/api/favourites/${encodeURIComponent(listingId)}`,
    method: "PUT",
    schema: nothing,
  });
};

/** @throws CodedError when it is still there */
export const deleteFavourite = async (listingId: string): Promise<void> => {
  await callApi({
    path: `/api/favourites/${encodeURIComponent(listingId)}`,
    method: "DELETE",
    schema: nothing,
  });
};
