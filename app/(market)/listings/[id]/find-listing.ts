import { notFound } from "next/navigation";
import { CodedError } from "@/lib/core/errors";
import type { RealmListing } from "@/lib/core/realm";
import { readListing, type Aged } from "@/lib/server/listings";

type Found =
  { kind: "found"; listing: Aged<RealmListing> } | { kind: "unavailable"; sentence: string };

/** The listing, or why it can't be shown now. One that does not exist ends the page with 404. */
export const findListing = async (id: string): Promise<Found> => {
  try {
    return { kind: "found", listing: await readListing(id) };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    if (error.code === "LISTING_NOT_FOUND") notFound();
    return { kind: "unavailable", sentence: error.sentence };
  }
};
