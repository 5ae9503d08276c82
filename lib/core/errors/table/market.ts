import { entry, type ErrorEntry } from "./entry";

/** Listings, purchases, what is signed for them, and what the chain says of it. */
export const market = {
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
  LISTING_SETTLING: entry(409, true, "It is still being listed. Cancel it in a few seconds."),
  LISTINGS_WAITING: entry(
    409,
    false,
    "Too many listings of yours wait to be made or signed. Sign some, or drop them, and list it then.",
  ),
  LISTING_KEY: entry(
    409,
    false,
    "This was sent before, with other words or long ago. Look whether it is listed, then send it again.",
  ),
  LISTING_DIFFERS: entry(
    502,
    false,
    "REALM answered with another price or kind of sale than you asked for. It is not for sale, and nothing was handed over. Tell your operator.",
  ),
  LISTING_PAYEE: entry(
    409,
    false,
    "REALM would pay another wallet than the one you are signed in with, and only that one could hand over the licence. Nothing is for sale. Sign in with the wallet of your REALM profile, or put this one into it, and list again. If it is neither of yours, tell your operator.",
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
  FAVOURITES_FULL: entry(
    409,
    false,
    "You keep as many favourites as there is room for. Take some out that you no longer want.",
  ),
} as const satisfies Record<string, ErrorEntry>;
