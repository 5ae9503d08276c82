/** Where REALM's documentation stops and a choice was made, so that someone with credentials can settle it. */
export interface Assumption {
  /** What is taken for true. */
  readonly says: string;
  /** The one place that acts on it. */
  readonly at: string;
  /** How to find out with real credentials, in minutes. */
  readonly settle: string;
}

/** Every assumption about REALM by its id. docs/realm-assumptions.md is this table for people. */
export const assumptions = {
  "A-1": {
    says: "The signed path leaves out the query string.",
    at: "lib/core/realm/request-signature.ts: `path` in the rule's fields; `pathWithQuery` signs it too.",
    settle: "Send a signed DELETE of an unknown listing with `?x=1`: 404 agrees, 403 does not.",
  },
  "A-2": {
    says: "Timestamps are accepted within 5 minutes either way.",
    at: "lib/core/realm/limits.ts: TIMESTAMP_TOLERANCE_SECONDS.",
    settle: "Send the same call with a timestamp 299 and 301 seconds old.",
  },
  "A-3": {
    says: "A multipart body counts as empty for the signature. No documented call needs it today.",
    at: "lib/server/upstream/body.ts: `signed` of a stream.",
    settle: "Nothing to try until REALM signs an upload.",
  },
  "A-4": {
    says: "An idempotency key with another body is answered 422, while the first is in flight 409.",
    at: "lib/server/realm/refusal.ts: `in_flight` in the code of a 409 means: ask again; so does a code that says nothing to us where an earlier call with the key may be in flight.",
    settle: "Create a model twice with one key and two names; then twice at once.",
  },
  "A-5": {
    says: "`Retry-After` wins over `X-RateLimit-Reset` where both are there.",
    at: "lib/server/upstream/pause.ts.",
    settle: "Exceed a limit and compare the two headers.",
  },
  "A-6": {
    says: "Errors are `{ error: { code, message, requestId? } }` or anything else.",
    at: "lib/core/realm/error-body.ts.",
    settle: "Ask for an unknown listing and read the body.",
  },
  "A-7": {
    says: "A search answers `{ listings, total, limit, offset }`, each listing with its details.",
    at: "lib/core/realm/listing.ts: listingPageSchema.",
    settle: "Search once and read the body.",
  },
  "A-8": {
    says: "Preparing a purchase answers purchaseId, transaction (Base64), expiresAt and perhaps licenceMint; 409 is already sold.",
    at: "lib/core/realm/purchase.ts: preparedPurchaseSchema; lib/server/realm/calls/market.ts for the codes of the 409.",
    settle: "Prepare a purchase of a cheap listing; then of a sold one.",
  },
  "A-9": {
    says: "A payment is told by `POST /purchases/{id}/confirm` with its signature.",
    at: "lib/server/realm/calls/market.ts: confirmPurchase.",
    settle: "Confirm a paid purchase.",
  },
  "A-10": {
    says: "A purchase can be read at `GET /purchases/{id}`.",
    at: "lib/server/realm/calls/market.ts: getPurchase.",
    settle: "Read the purchase of A-8.",
  },
  "A-11": {
    says: "`DELETE /listings/{id}` answers the listing with status cancelled, 409 where it is sold.",
    at: "lib/server/realm/calls/market.ts: cancelListing; lib/server/realm/verify-credential.ts proves by it a credential that is for the market alone.",
    settle: "Cancel a listing of your own, then one that does not exist: 404.",
  },
  "A-12": {
    says: "A sale moves a licence token of supply 1 from REALM's escrow to the buyer in the paying transaction; where REALM sends none, nothing is promised.",
    at: "lib/core/intent/purchase-intent.ts: `receive`.",
    settle: "Inspect the transaction of A-8 on /inspect.",
  },
  "A-13": {
    says: "A list of models answers `{ models, total, limit, offset }`.",
    at: "lib/core/realm/model.ts: modelPageSchema.",
    settle: "List models once.",
  },
  "A-14": {
    says: "`PATCH /models/{id}` changes name, description and tags and answers the model.",
    at: "lib/server/realm/calls/models.ts: changeModel.",
    settle: "Rename a model.",
  },
  "A-15": {
    says: "A job answers jobId, jobType, status, progress (percent), results with addresses, errorCode, completedAt.",
    at: "lib/core/realm/job.ts: jobSchema.",
    settle: "Generate one picture and poll its job.",
  },
  "A-16": {
    says: "Webhooks are signed with HMAC-SHA256 over the raw body, hex or Base64, bare or after `sha256=`; over `timestamp.body` where X-Webhook-Timestamp is there; or as Standard Webhooks.",
    at: "lib/core/realm/webhook-verification.ts.",
    settle: "Register an address and look at one delivery's headers.",
  },
  "A-17": {
    says: "listing.sold, listing.cancelled, purchase.completed and purchase.failed are sent as well; everything also works without them.",
    at: "lib/core/realm/webhook-event.ts.",
    settle: "Sell a listing with an address registered.",
  },
  "A-18": {
    says: "Listing and cancelling may answer with a transaction (Base64) and expiresAt: the licence named by licenceMint moves from the seller to REALM's escrow, or back. A listing is pending, and unknown to others, until that has landed; REALM sees it on the chain by itself.",
    at: "lib/core/realm/listing.ts: listedSchema; lib/core/intent/handover-intent.ts for what it may do.",
    settle: "List a model and look for `transaction` in the answer; inspect it on /inspect.",
  },
  "A-19": {
    says: "The marketplace's rate limit counts reading and what is signed apart.",
    at: "lib/server/realm/limit-group.ts; one name for both puts them under one limit.",
    settle:
      "Search once, cancel an unknown listing (signed), search again: X-RateLimit-Remaining fell by one, not two.",
  },
  "A-20": {
    says: "What may be left out of an answer may be null instead, and means the same. A listing's picture may be left out.",
    at: "lib/core/realm/optional.ts.",
    settle:
      "Read a listing that was never sold, a queued job and a model that was never trained: look for nulls.",
  },
  "A-21": {
    says: "A month's quota that is used up is told by a 429 whose code has \"quota\" in it, such as quota_exceeded; the rate limit's headers stay as they are.",
    at: "lib/server/realm/refusal.ts: saysQuota.",
    settle: "Use up the quota of a test key and read the refusal's status, code and headers.",
  },
  "A-22": {
    says: "Where REALM documents no bound of a request, ours are ample: prompts of 2,000 characters, pictures of 64 to 2048 px a side, guidance up to 50, films of 0.5 to 10 s with up to 60 frames a second, names of 80, descriptions of 2,000 and 16 tags of 40 characters, 20,000 steps of training at a rate of at most 1.",
    at: "lib/core/realm/limits.ts; lib/core/realm/model.ts for words and training.",
    settle:
      "Send one of each just beyond its bound, past our forms: where the answer is no 400, there is more room.",
  },
  "A-23": {
    says: "A base model has a name of up to 64 letters, digits and ._:/- without blanks; realm-base-v2.1 is one of them.",
    at: "lib/core/realm/model.ts: baseModel.",
    settle: "Create a model with the name of another base that REALM offers, and one with none.",
  },
  "A-24": {
    says: "A 429 whose X-RateLimit-Remaining is above zero was for another reason than that limit: only Retry-After makes anybody wait.",
    at: "lib/server/upstream/pause.ts: saysSomethingIsLeft.",
    settle: "Read the headers of the refusal of A-21, and of one for too many calls at once.",
  },
} as const satisfies Record<`A-${number}`, Assumption>;
