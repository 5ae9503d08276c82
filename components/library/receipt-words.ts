import { licenceLabel } from "@/lib/core/intent";
import {
  endStateSentences,
  isEnd,
  noticeSentences,
  type PurchaseView,
  type Receipt,
} from "@/lib/core/purchase";

type Standing = Pick<PurchaseView, "state" | "notice">;

/** What the purchase's state means for the person, in one sentence; a notice stands before it. */
export const sentenceOf = ({ state, notice }: Standing): string => {
  if (notice !== null) return noticeSentences[notice];
  if (isEnd(state)) return endStateSentences[state];
  if (state === "created" || state === "prepared")
    return "You have not signed this yet. You paid nothing.";
  if (state === "paid")
    return "Paid, waiting for REALM. It is told until it answers; nothing is left for you to do.";
  return "You have signed this. It goes on by itself until it is paid and yours, or not paid.";
};

/** The heading over the amounts: only what was paid is called so, and what may have been is not unpaid. */
export const payWords = ({ state, notice }: Standing): string => {
  if (notice !== null) return "What was agreed";
  if (state === "paid" || state === "owned") return "What you paid";
  return isEnd(state) ? "What was agreed, and not paid" : "What you pay";
};

/** The heading over the licence. */
export const getWords = ({ state, notice }: Standing): string => {
  if (notice !== null) return "What was to be yours";
  if (state === "owned") return "What you got";
  return isEnd(state) ? "What was agreed, and not received" : "What you get";
};

/** What was bought by its name; anything else as it was agreed, which knows the asset by its id alone. */
export const licenceWords = ({ assetId, name }: PurchaseView["asset"], label: string): string =>
  label === licenceLabel(assetId) ? `Licence for ${name}` : label;

/** Who a payee is; a role this page has no words for is shown as it is. */
export const roleWords = (role: string): string => {
  if (role === "seller") return "To the seller";
  return role === "marketplace" ? "To the marketplace" : role;
};

/** What the review said before the signature. */
export const reviewWords: Readonly<Record<NonNullable<Receipt["verdict"]>, string>> = {
  ok: "Safe to sign",
  warn: "Signed after the warnings were read",
  block: "Refused",
};
