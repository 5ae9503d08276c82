import { LRUCache } from "lru-cache";
import { CodedError } from "@/lib/core/errors";
import type { Lamports } from "@/lib/core/money";
import type { RealmListing } from "@/lib/core/realm";
import { createTurns } from "@/lib/server/files/turns";
import { drawable } from "./drawable";
import { fetchPicture, pictureData, type FetchOutside } from "./picture";

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

const full = (): CodedError => new CodedError("PICTURES_BUSY", "too many share pictures at once");

/** Each takes a processor for a moment. */
const newDrawingLine = () => createTurns(2, { waiting: 64, full });
/** Each waits for another's server for seconds, and holds what it sent until it is drawn. */
const newFetchingLine = () => createTurns(8, { waiting: 8, full });

/** What was made of work in a line; null where the line is full. */
const unlessFull = async <Result>(work: Promise<Result>): Promise<Result | null> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof CodedError && error.code === "PICTURES_BUSY") return null;
    throw error;
  }
};

/**
 * Share pictures of listings, drawn when they are first asked for and kept for a while; a listing that
 * has changed gets a new one. Servers of pictures that are silent hold up no drawing: where too many are
 * waited for, a listing is drawn without its own.
 * What it returns throws PICTURES_BUSY where too many wait to be drawn.
 */
export const createSharePictures = (fetchOutside: FetchOutside) => {
  const [drawing, fetching] = [newDrawingLine(), newFetchingLine()];
  const drawn = new LRUCache<string, ArrayBuffer>({
    max: 500,
    maxSize: MOST_BYTES,
    sizeCalculation: ({ byteLength }) => byteLength,
  });
  /** Beside the cache, which forgets what is too much; as many as stand in the lines. */
  const onTheirWay = new Map<string, Promise<ArrayBuffer>>();

  const drawWith = async (
    { assetDetails, assetType, price, status }: RealmListing,
    draw: Draw,
    bytes: Uint8Array | null,
  ) =>
    drawing(async () => {
      const picture = bytes === null ? null : await pictureData(bytes);
      const name = drawable(assetDetails.name, LONGEST_NAME);
      const png = await draw({ name, price, assetType, status, picture });
      return { png, ttl: picture === null ? MINUTE_MILLIS : HOUR_MILLIS };
    });

  const make = async (key: string, listing: RealmListing, draw: Draw): Promise<ArrayBuffer> => {
    const withPicture = fetching(async () => {
      const bytes = await fetchPicture(listing.assetDetails.previewImageUrl, fetchOutside);
      return drawWith(listing, draw, bytes);
    });
    const { png, ttl } = (await unlessFull(withPicture)) ?? (await drawWith(listing, draw, null));
    drawn.set(key, png, { ttl });
    return png;
  };

  return (listing: RealmListing, draw: Draw): Promise<ArrayBuffer> => {
    const { listingId, assetDetails, assetType, price, status } = listing;
    const { name, previewImageUrl } = assetDetails;
    const shows = [listingId, name, previewImageUrl, assetType, price.toString(), status];
    const key = JSON.stringify(shows);
    const known = drawn.get(key);
    if (known) return Promise.resolve(known);
    const running = onTheirWay.get(key);
    if (running) return running;
    const making = make(key, listing, draw).finally(() => onTheirWay.delete(key));
    onTheirWay.set(key, making);
    return making;
  };
};
