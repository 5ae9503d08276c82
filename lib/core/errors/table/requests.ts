import { entry, type ErrorEntry } from "./entry";

/** What is wrong with a request or with who sends it, and what this instance has no room for. */
export const requests = {
  INPUT_INVALID: entry(400, false, "Something in this request is not as it should be."),
  MONEY_INVALID: entry(
    400,
    false,
    "That is not an amount of SOL. Use digits and at most 9 decimals.",
  ),
  BODY_TOO_LARGE: entry(413, false, "That is more data than this address accepts."),
  BODY_TOO_SLOW: entry(408, true, "That took too long to arrive. Send it again."),
  CONTENT_TYPE: entry(415, false, "This address accepts JSON only."),
  ORIGIN_MISMATCH: entry(403, false, "This request came from another site and was refused."),
  ADDRESS_REFUSED: entry(403, false, "This network address may not come here."),
  WEBHOOK_SIGNATURE: entry(401, false, "The signature of this webhook is missing or wrong."),
  SESSION_REQUIRED: entry(401, false, "Sign in with your wallet first. Nothing was paid."),
  SIGN_IN_FAILED: entry(401, false, "The signature does not match this sign-in. Start again."),
  CHALLENGE_EXPIRED: entry(
    401,
    false,
    "This sign-in took too long or was used before. Start again.",
  ),
  STEP_UP_REQUIRED: entry(
    403,
    false,
    "This needs a fresh signature of your wallet. Nothing was changed.",
  ),
  STEP_UP_FAILED: entry(
    403,
    false,
    "That signature is too old, was used before, or is not for exactly this. Nothing was changed; sign again.",
  ),
  WALLET_BLOCKED: entry(
    403,
    false,
    "The operator of this instance has blocked this wallet, so it can't be used here. What you have paid for is yours.",
  ),
  WALLET_OPERATOR: entry(
    409,
    false,
    "This is an operator's wallet. Take it out of the configuration first; it was not blocked.",
  ),
  NOT_FOUND: entry(404, false, "There is nothing here."),
  RATE_LIMITED: entry(429, true, "Too many requests. Wait a moment and try again."),
  RPC_METHOD_REFUSED: entry(403, false, "This Solana method is not offered here."),
  WALLET_SECRET: entry(
    422,
    false,
    "What you sent holds a wallet's recovery phrase or secret key. Nothing of it was kept or passed on. Never give it to any site.",
  ),
  STORE_UNAVAILABLE: entry(503, true, "This can't be kept at the moment. Send it again soon."),
  LIVE_TOO_MANY: entry(
    429,
    true,
    "Too many of your pages are open at once. This one checks every few seconds instead.",
  ),
  LIVE_FULL: entry(
    503,
    true,
    "There is no room for live updates at the moment. This page checks every few seconds instead.",
  ),
  ERASE_PURCHASE_OPEN: entry(
    409,
    true,
    "A purchase of yours has not come to its end. Finish or decline it, then delete your data. Nothing was deleted.",
  ),
  ERASE_LISTING_OPEN: entry(
    409,
    true,
    "A listing of yours is just being made or cancelled, or what you signed of one is not settled yet. Wait until it is, then delete your data. Nothing was deleted.",
  ),
  INTERNAL: entry(500, true, "Something went wrong on this side. Nothing was lost; try again."),
} as const satisfies Record<string, ErrorEntry>;
