import "server-only";
import { fetchOutside } from "@/lib/server/outside";
import { createSharePictures } from "./share-pictures";

export type { SharedListing } from "./share-pictures";

/** The share picture of a listing as a PNG, in this process's cache. */
export const sharePicture = createSharePictures(fetchOutside);
