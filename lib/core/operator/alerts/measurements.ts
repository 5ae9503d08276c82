/** What the rules look at, of all instances together. Null is what could not be measured this time. */
export interface Measurements {
  /** Purchases whose payment is on the chain otherwise than agreed, and that nobody has settled. */
  readonly disputedPurchases: number | null;
  /** Sales, and what sellers signed, that the chain shows otherwise than agreed, and that nobody has settled. */
  readonly disputedSelling: number | null;
  /** Signed purchases that don't get on. */
  readonly stuckPurchases: number | null;
  /** 1 where REALM does not answer, or is left alone by the breaker. */
  readonly realmDown: number | null;
  /** 1 where no RPC endpoint answers. */
  readonly chainDown: number | null;
  /** RPC endpoints that don't answer. */
  readonly endpointsDown: number | null;
  /** Calls to REALM with a key of the platform's that ended with 403 within five minutes. */
  readonly forbiddenCalls: number | null;
  /** The same with 401. */
  readonly unauthorizedCalls: number | null;
  /** Requests to our API that were answered 401 or 403 within five minutes, webhooks apart. */
  readonly refusedRequests: number | null;
  /** Webhooks refused for their signature within five minutes. */
  readonly forgedWebhooks: number | null;
  /** Webhooks that wait for a person. */
  readonly parkedWebhooks: number | null;
  /** Percent of a rate limit that is left, of the key and group with the least; 100 where none is known. */
  readonly leastRateLimit: number | null;
  /** The platform's credentials in use that are past their due date. */
  readonly overdueCredentials: number | null;
  /** Seconds by which REALM's clock and ours differ, whichever is ahead. */
  readonly clockSkew: number | null;
}
