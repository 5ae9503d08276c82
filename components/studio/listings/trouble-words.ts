import { errorTable, isErrorCode } from "@/lib/core/errors";
import type { OwnListing } from "@/lib/core/listing";

const sentenceOf = (trouble: string): string =>
  errorTable[isErrorCode(trouble) ? trouble : "INTERNAL"].sentence;

const needsAccount = (trouble: string | null): boolean =>
  trouble === "CREDENTIAL_REQUIRED" || trouble === "CREDENTIAL_REFUSED";

/** Why a listing is not as its seller wished, and what happens next; null where all is well. */
export const troubleWords = ({
  state,
  trouble,
}: Pick<OwnListing, "state" | "trouble">): { words: string; account: boolean } | null => {
  if (trouble === null) return null;
  const account = needsAccount(trouble);
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
    case "signing":
    case "sold":
    case "failed":
      return { words: sentenceOf(trouble), account };
  }
};
