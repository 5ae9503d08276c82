/**
 * Every error the product can show, in one table: its HTTP status, whether trying again can help,
 * and the sentence a person reads. A code without its row does not compile.
 */
export interface ErrorEntry {
  /** HTTP status of the problem document. */
  readonly status: number;
  /** Whether the same call may succeed later without a change by the caller. */
  readonly retryable: boolean;
  /** What happened, what it means for the money, what to do. */
  readonly sentence: string;
}

const entry = (status: number, retryable: boolean, sentence: string): ErrorEntry => ({
  status,
  retryable,
  sentence,
});

export const errorTable = {
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
  LISTING_NOT_FOUND: entry(404, false, "This listing does not exist, or no longer does."),
  LISTING_SOLD: entry(409, false, "Someone else has bought this. You paid nothing."),
  LISTING_CANCELLED: entry(
    409,
    false,
    "The seller has taken this off the market. You paid nothing.",
  ),
  LISTING_NOT_FOR_SALE: entry(409, false, "This is an auction. Bidding happens at REALM."),
  LISTING_OWN: entry(409, false, "This is your own listing."),
  PURCHASE_NOT_FOUND: entry(404, false, "There is no such purchase."),
  PURCHASE_STATE: entry(409, false, "This purchase has moved on. Reload to see where it is."),
  PURCHASE_REFUSED: entry(
    422,
    false,
    "The transaction is not what was agreed, so it was not sent. You paid nothing.",
  ),
  PURCHASE_EXPIRED: entry(
    410,
    false,
    "The transaction expired before it was signed. You paid nothing. Prepare it again.",
  ),
  RATE_LIMITED: entry(429, true, "Too many requests. Wait a moment and try again."),
  RPC_METHOD_REFUSED: entry(403, false, "This Solana method is not offered here."),
  REALM_UNAVAILABLE: entry(
    503,
    true,
    "REALM does not answer at the moment. Nothing was paid. Try again soon.",
  ),
  REALM_RATE_LIMITED: entry(
    503,
    true,
    "REALM is busy and asked for a pause. Nothing was paid. Try again soon.",
  ),
  REALM_CREDENTIAL: entry(
    502,
    false,
    "This instance's REALM key was refused. The operator has to look at it.",
  ),
  REALM_SIGNATURE: entry(
    502,
    false,
    "REALM refused this instance's signature or clock. The operator has to look at it.",
  ),
  REALM_ANSWER: entry(502, true, "REALM answered something unreadable. Nothing was paid."),
  REALM_REFUSED: entry(502, false, "REALM refused this call."),
  CHAIN_UNAVAILABLE: entry(
    503,
    true,
    "The Solana cluster does not answer at the moment. Try again soon.",
  ),
  CHAIN_DIVIDED: entry(
    503,
    true,
    "Two Solana endpoints tell different things about this transaction, so it was not sent. Try again soon.",
  ),
  CHAIN_REJECTED: entry(
    422,
    false,
    "The Solana cluster would not take this transaction, most often because the wallet holds too little SOL. It was not sent and you paid nothing.",
  ),
  CHAIN_DISPUTED: entry(
    409,
    false,
    "Your payment reached the chain after this purchase had ended. Do not buy it again. The operator has been told.",
  ),
  LISTING_SOLD_MEANWHILE: entry(
    409,
    false,
    "It was sold before it could be taken off the market, so it stays sold. You are paid for it.",
  ),
  LISTING_KEY: entry(
    409,
    false,
    "This was sent before, with other words or long ago. Look whether it is listed, then send it again.",
  ),
  ASSET_LISTED: entry(
    409,
    false,
    "This is for sale already. Cancel that listing before you make another.",
  ),
  ESCROW_UNKNOWN: entry(
    503,
    false,
    "REALM asks for a signature on the chain, and this instance does not know REALM's escrow. Nothing was signed. The operator has to look at it.",
  ),
  HANDOVER_NOT_FOUND: entry(404, false, "There is nothing of this listing to sign, or no longer."),
  HANDOVER_STATE: entry(409, false, "This has moved on. Reload to see how the listing stands."),
  HANDOVER_REFUSED: entry(
    422,
    false,
    "The transaction is not what was agreed, so it was not sent. Nothing left your wallet.",
  ),
  HANDOVER_EXPIRED: entry(
    410,
    false,
    "The transaction expired before it was signed. Nothing left your wallet. Prepare it again.",
  ),
  ASSET_NOT_READY: entry(
    409,
    false,
    "Only a trained model can be listed. Train it first, then list it.",
  ),
  MODEL_NOT_FOUND: entry(404, false, "This model does not exist, or no longer does."),
  MODEL_KEY: entry(
    409,
    false,
    "This was sent before, with other words or long ago. Look whether the model is there, then send it again.",
  ),
  MODEL_NAME: entry(409, false, "That is not this model's name. Nothing was deleted."),
  MODEL_LISTED: entry(
    409,
    false,
    "This model is for sale. Take it off the market first; it was not deleted.",
  ),
  JOB_NOT_FOUND: entry(404, false, "There is no such job."),
  JOB_STATE: entry(409, false, "This job has moved on. Look at how it stands now."),
  RESULT_NOT_FOUND: entry(404, false, "This result is not here, or no longer."),
  USERNAME_TAKEN: entry(409, false, "That user name is taken. Choose another."),
  CREDENTIAL_NOT_FOUND: entry(404, false, "There is no such credential."),
  CREDENTIAL_KNOWN: entry(409, false, "This key is or was in use here already. Take a new one."),
  CREDENTIAL_STATE: entry(
    409,
    false,
    "This credential is not in a state in which that can be done.",
  ),
  CREDENTIAL_UNVERIFIED: entry(
    409,
    false,
    "REALM has not confirmed this credential yet. Verify it first.",
  ),
  CREDENTIAL_BUSY: entry(
    409,
    true,
    "Another key of yours is being connected at this moment. Try again in a minute.",
  ),
  CREDENTIAL_OTHER_ACCOUNT: entry(
    409,
    false,
    "This key belongs to another REALM account. Disconnect the one you have, then connect it.",
  ),
  CREDENTIAL_REFUSED: entry(422, false, "REALM does not accept this key and secret."),
  CREDENTIAL_MISSING: entry(
    503,
    false,
    "This instance has no REALM credential for this. The operator has to look at it.",
  ),
  CREDENTIAL_ENVIRONMENT: entry(
    422,
    false,
    "This credential was made for another environment, or for the sandbox. Each environment has its own.",
  ),
  CREDENTIAL_REQUIRED: entry(
    409,
    false,
    "This needs a REALM credential of your own. Connect it first.",
  ),
  JOB_KEY: entry(409, false, "This key has begun another job already. Take a new one."),
  JOBS_FULL: entry(
    429,
    true,
    "Too many of your jobs are still under way. Wait until one of them has ended.",
  ),
  VAULT_LOCKED: entry(
    500,
    false,
    "The stored credentials can't be read with this instance's master key. The operator has to look at it.",
  ),
  OUTSIDE_ADDRESS_REFUSED: entry(
    422,
    false,
    "That address can't be used: it has to be https, public, and without a name or password in it.",
  ),
  OUTSIDE_ANSWER_REFUSED: entry(
    502,
    false,
    "What came from that address is too large, or of a kind that is not taken here.",
  ),
  OUTSIDE_UNAVAILABLE: entry(
    502,
    true,
    "That address does not answer as it should. Try again soon.",
  ),
  FILE_NOT_FOUND: entry(404, false, "This file is not here, or no longer. Add it again."),
  FILE_EMPTY: entry(422, false, "This file is empty. Nothing was kept of it."),
  FILE_TYPE: entry(
    422,
    false,
    "What is in this file is not of a kind that is taken here, whatever its name says.",
  ),
  FILE_TOO_LARGE: entry(
    413,
    false,
    "This file is too large: 20 MB for a picture, 100 MB for a film.",
  ),
  FILE_DIMENSIONS: entry(
    422,
    false,
    "Each side has to have 64 to 8192 pixels, and the whole at most 50 megapixels (24 if it is stored in passes).",
  ),
  FILE_UNREADABLE: entry(422, false, "This file is damaged or cut off, so it can't be read."),
  FILE_BROKEN_OFF: entry(400, true, "The connection broke off before the whole file was here."),
  FILES_FULL: entry(
    409,
    false,
    "You keep as many files as there is room for. Remove some that are not needed any more.",
  ),
  UPLOADS_BUSY: entry(429, true, "Too many of your files are on their way at once. Wait a moment."),
  MODEL_IN_TRAINING: entry(
    409,
    false,
    "This model is in training already. Wait until it has ended.",
  ),
  PERSONAL_DATA: entry(
    422,
    false,
    "These words seem to hold somebody's e-mail address, phone, card or identity number. Nothing was sent. Take it out, or say that it shall be sent.",
  ),
  MASK_SIZE: entry(422, false, "The mask has to be a PNG of exactly the picture's size."),
  LICENCE_REQUIRED: entry(
    403,
    false,
    "Your wallet does not hold this model's licence at the moment. Nothing was sent.",
  ),
  LICENCE_QUOTA: entry(
    429,
    true,
    "Your licences have made as many pictures as they may in a day. Come back later, or connect a REALM account of your own.",
  ),
  FAVOURITES_FULL: entry(
    409,
    false,
    "You keep as many favourites as there is room for. Take some out that you no longer want.",
  ),
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
    "A listing of yours is just being made or cancelled. Wait until it is, then delete your data. Nothing was deleted.",
  ),
  INTERNAL: entry(500, true, "Something went wrong on this side. Nothing was lost; try again."),
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;

/** Narrows any text to a code of the table, so that a code read from the wire can be trusted. */
export const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(errorTable, text);
