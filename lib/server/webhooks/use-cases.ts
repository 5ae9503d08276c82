/**
 * What an event may set off. Passed in by whoever starts the worker: this service knows no use-case,
 * and none of them takes an event's word for anything. They look for themselves.
 */
export interface UseCases {
  /**
   * Has the unfinished purchases of this listing, or this one of REALM's, looked at now; those that are
   * being looked at once more afterwards.
   * @returns how many there are
   */
  readonly lookAtPurchases: (
    which: { readonly realmPurchaseId: string } | { readonly listingId: string },
  ) => Promise<number>;
  /**
   * Has REALM asked about this job of its own, or about the training of this model that is under way.
   * @returns how many jobs were looked at; throws where REALM could not be asked
   */
  readonly lookAtJobs: (
    which: { readonly realmJobId: string } | { readonly trainingOf: string },
    eventId: string,
  ) => Promise<number>;
  /** The same for a model, in everybody's mirror that holds it. */
  readonly lookAtModels: (realmModelId: string) => Promise<number>;
  /** Writes down that this listing was called sold, also to somebody elsewhere: REALM is asked later. */
  readonly hearOfSale: (listingId: string) => Promise<void>;
  /** Has this listing looked at soon, where it is somebody's own. */
  readonly lookAtListing: (listingId: string) => Promise<void>;
  /** Forgets what is remembered of a listing. */
  readonly forgetListing: (listingId: string) => void;
}

/** The same, of which most take many at once. */
export interface UseCasesOfMany extends Pick<
  UseCases,
  "lookAtJobs" | "lookAtModels" | "forgetListing"
> {
  /** @returns how many there are of each, in their order */
  readonly hearOfPurchases: (heard: {
    readonly by: "realmPurchaseId" | "listingId";
    readonly of: readonly string[];
  }) => Promise<readonly number[]>;
  readonly hearOfSales: (listingIds: readonly string[]) => Promise<void>;
  readonly lookAtListings: (listingIds: readonly string[]) => Promise<void>;
}
