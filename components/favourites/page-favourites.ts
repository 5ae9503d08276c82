import { notify } from "@/components/ui/toast";
import { createFavourites } from "@/lib/browser/favourites/favourites";

// What speaks to the server weighs more than a heart; it comes with the first one that is filled.
const client = () => import("@/lib/browser/favourites/client");

/** The sentences of all errors would weigh on every page's first load. */
const sentenceOf = async (error: unknown): Promise<string> => {
  const { CodedError } = await import("@/lib/core/errors");
  return error instanceof CodedError ? ` ${error.sentence}` : "";
};

const instead = {
  keep: "That was not kept among your favourites.",
  drop: "That was not taken out of your favourites.",
} as const;

const tell = async (wanted: keyof typeof instead, error: unknown): Promise<void> => {
  // Where not even this can be loaded, that it did not work has to do.
  const why = await sentenceOf(error).catch(() => "");
  notify({ kind: "error", text: `${instead[wanted]}${why}` });
};

/** The favourites of this page: one for all its hearts. */
export const favourites = createFavourites({
  load: async () => (await client()).fetchFavourites(),
  keep: async (listingId) => (await client()).putFavourite(listingId),
  drop: async (listingId) => (await client()).deleteFavourite(listingId),
  undone: (wanted, error) => void tell(wanted, error),
});
