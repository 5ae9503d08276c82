import { CodedError } from "@/lib/core/errors";

const LISTING_ID = /^[A-Za-z0-9_-]{1,128}$/u;

/**
 * Refuses what can't be a listing's id before it reaches an address upstream.
 * @throws LISTING_NOT_FOUND: to the person, an id of another shape is one that does not exist.
 */
export const assertListingId = (id: string): void => {
  if (!LISTING_ID.test(id))
    throw new CodedError("LISTING_NOT_FOUND", "not the shape of a listing id");
};
