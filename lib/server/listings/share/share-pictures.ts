import { LRUCache } from "lru-cache";
import type { Lamports } from "@/lib/core/money";
import type { RealmListing } from "@/lib/core/realm";
import { createTurns } from "@/lib/server/files/turns";
import { drawable } from "./drawable";
import { pictureData, type FetchOutside } from "./picture";

/** What stands on a share picture. */
export interface SharedListing {
  /** Only characters that can be drawn; "" where there are none. */
  readonly name: string;
  readonly price: Lamports;
  readonly assetType: RealmListing["assetType"];
  readonly status: RealmListing["status"];
  /** A data URL; null where there is none. */
  readonly picture: string | null;
}

/** Draws it as a PNG. */
export type Draw = (shared: SharedListing) => Promise<ArrayBuffer>;

const LONGEST_NAME = 70;
const HOUR_MILLIS = 60 * 60_000;
/** One that had to do without its picture is drawn anew soon. */
const MINUTE_MILLIS = 60_000;
const MOST_BYTES = 64 * 1024 * 1024;
/** Each takes a processor for a moment. */
const AT_ONCE = 2;

/**
 * Share pictures of listings, drawn when they are first asked for and kept for a while; a listing that
 * has changed gets a new one.
 */
export const createSharePictures = (fetchOutside: FetchOutside, perform = createTurns(AT_ONCE)) => {
  const drawn = new LRUCache<string, ArrayBuffer, { listing: RealmListing; draw: Draw }>({
    max: 500,
    maxSize: MOST_BYTES,
    sizeCalculation: ({ byteLength }) => byteLength,
    fetchMethod: (_key, _before, { options, context: { listing, draw } }) =>
      perform(async () => {
        const { assetDetails, assetType, price, status } = listing;
        const picture = await pictureData(assetDetails.previewImageUrl, fetchOutside);
        options.ttl = picture === null ? MINUTE_MILLIS : HOUR_MILLIS;
        const name = drawable(assetDetails.name, LONGEST_NAME);
        return draw({ name, price, assetType, status, picture });
      }),
  });

  return async (listing: RealmListing, draw: Draw): Promise<ArrayBuffer> => {
    const { listingId, assetDetails, assetType, price, status } = listing;
    const { name, previewImageUrl } = assetDetails;
    const shows = [listingId, name, previewImageUrl, assetType, price.toString(), status];
    return drawn.forceFetch(JSON.stringify(shows), { context: { listing, draw } });
  };
};
