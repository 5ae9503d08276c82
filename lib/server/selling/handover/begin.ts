import { CodedError } from "@/lib/core/errors";
import { handoverIntent } from "@/lib/core/intent";
import type { RealmListed } from "@/lib/core/realm";
import { readTransaction } from "@/lib/core/review";
import { address, fromBase64, type Address } from "@/lib/core/solana";
import type { SellingContext } from "../context";
import type { Row } from "../store/rows";
import { insertHandover } from "./store";

const wireBytes = (text: string): Uint8Array => {
  try {
    return fromBase64(text);
  } catch (cause) {
    throw new CodedError("REALM_ANSWER", "REALM's transaction is not base64", { cause });
  }
};

/**
 * Which licence moves. What comes back is what was listed; what is listed only REALM can name, and the
 * worst it could do by that is to have another token of the seller's in its own escrow.
 */
const licenceOf = (
  { licenceMint }: Row,
  kind: "list" | "cancel",
  told: RealmListed,
): Address | undefined =>
  kind === "list" || licenceMint === null ? told.licenceMint : address(licenceMint);

/** Whether its seller waits at a page for what they are to sign. One who is away is told of it. */
export type SellerIs = "waiting" | "away";

/**
 * Keeps what REALM's answer asks a seller to sign, with our own intent of it: where the licence may go is
 * the operator's word alone. A
 * transaction that does not decode is kept too: the review says so to the person.
 * @throws ESCROW_UNKNOWN, REALM_ANSWER: nobody is asked to sign anything then
 */
export const beginHandover = async (
  context: SellingContext,
  row: Row,
  kind: "list" | "cancel",
  told: RealmListed & { readonly transaction: string },
  sellerIs: SellerIs,
): Promise<void> => {
  const policy = context.handoverPolicy();
  if (policy === null) throw new CodedError("ESCROW_UNKNOWN", "REALM_ESCROW_WALLET is not set");
  const known = licenceOf(row, kind, told);
  if (known === undefined || told.expiresAt === undefined)
    throw new CodedError("REALM_ANSWER", "REALM asks to sign and does not say what");
  const facts = readTransaction(wireBytes(told.transaction));
  const owner = address(row.owner);
  const intent = handoverIntent(
    owner,
    {
      kind,
      listingId: told.listingId,
      assetId: row.assetId,
      licenceMint: known,
      expiresAt: told.expiresAt,
      offer: { price: told.price, listingType: told.listingType, payee: told.sellerWallet },
    },
    policy,
  );
  const prepared = {
    listing: row.id,
    owner,
    kind,
    intent,
    transaction: told.transaction,
    blockhash: facts?.blockhash ?? null,
    // Asked after REALM's answer, so its blockhash is at least as old as the one this bound is of.
    lastValidBlockHeight: await context.chain.newestLastValidHeight(),
  };
  await insertHandover(context, prepared, sellerIs === "away" ? row.assetName : null);
};
