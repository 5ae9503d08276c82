import { errorTable, isErrorCode } from "@/lib/core/errors";
import type { OwnListing } from "@/lib/core/listing";

const sentenceOf = (trouble: string): string =>
  errorTable[isErrorCode(trouble) ? trouble : "INTERNAL"].sentence;

const needsAccount = (trouble: string | null): boolean =>
  trouble === "CREDENTIAL_REQUIRED" ||
  trouble === "CREDENTIAL_REFUSED" ||
  trouble === "LISTING_PAYEE";

const LISTED_OTHERWISE = "REALM listed it for another price, or in another way, than you asked.";

/** Why a listing is not as its seller wished, and what happens next; null where all is well. */
export const troubleWords = ({
  state,
  trouble,
  unwanted,
}: Pick<OwnListing, "state" | "trouble" | "unwanted">): {
  words: string;
  account: boolean;
} | null => {
  const account = needsAccount(trouble);
  if (state === "making" && unwanted && !account)
    return {
      words:
        "You took it back. REALM has not answered yet; if it was listed, it comes off the market as soon as REALM does.",
      account,
    };
  if (trouble === null) return null;
  if (trouble === "LISTING_DIFFERS" && state === "cancelling")
    return { words: `${LISTED_OTHERWISE} It is being taken off the market.`, account };
  if (trouble === "LISTING_DIFFERS" && state === "cancelled")
    return { words: `${LISTED_OTHERWISE} It was taken off the market.`, account };
  switch (state) {
    case "making":
    case "cancelling":
      return account
        ? { words: `It has to wait. ${sentenceOf(trouble)}`, account }
        : {
            words: "REALM has not answered yet. It is asked again until it does.",
            account,
          };
    case "cancelled":
      return { words: "REALM has it no more.", account };
    case "active":
      if (trouble === "HANDOVER_EXPIRED")
        return { words: "It was not cancelled. The transaction ran out of time.", account };
      if (trouble === "CHAIN_REJECTED")
        return { words: "It was not cancelled. The chain refused the transaction.", account };
      return { words: `It was not cancelled. ${sentenceOf(trouble)}`, account };
    case "failed":
      if (trouble === "CHAIN_REJECTED")
        return {
          words:
            "It was not listed. The operator looked, and its licence did not go into REALM’s escrow.",
          account,
        };
      return { words: sentenceOf(trouble), account };
    case "signing":
    case "sold":
      return { words: sentenceOf(trouble), account };
  }
};
