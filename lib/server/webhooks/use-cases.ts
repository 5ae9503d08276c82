/**
 * What an event may set off. Passed in by whoever starts the worker: this service knows no use-case,
 * and none of them takes an event's word for anything. They look for themselves.
 */
export interface UseCases {
  /**
   * Has the unfinished purchases of this listing, or this one of REALM's, looked at now.
   * @returns how many there are, or "busy" where one is being worked on: it has to be asked again
   */
  readonly lookAtPurchases: (
    which: { readonly realmPurchaseId: string } | { readonly listingId: string },
  ) => Promise<number | "busy">;
  /** Forgets what is remembered of a listing. */
  readonly forgetListing: (listingId: string) => void;
}
