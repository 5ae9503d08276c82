import { purchaseListSchema, type PurchaseView } from "@/lib/core/purchase";

/** The message of the error that means: sign in again. */
export const SESSION_ENDED = "session ended";

/** The wallet's purchases, newest first. @throws Error(SESSION_ENDED) after 401; Error for anything else. */
export const fetchPurchases = async ({
  signal,
}: {
  signal: AbortSignal;
}): Promise<PurchaseView[]> => {
  const answer = await fetch("/api/purchases", { signal, headers: { accept: "application/json" } });
  if (answer.status === 401) throw new Error(SESSION_ENDED);
  if (!answer.ok) throw new Error(`purchases answered ${answer.status}`);
  return purchaseListSchema.parse(await answer.json()).purchases;
};
