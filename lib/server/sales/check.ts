import { lamports, shareInBasisPoints } from "@/lib/core/money";
import { receivedBy } from "@/lib/core/sales/received";
import { address } from "@/lib/core/solana";
import type { SalesContext } from "./context";
import { patience } from "./patience";
import type { SaleRow } from "./record";
import { mergeUnnamed, nameSale, postponeSale, settleSale } from "./store";

/** Asks REALM for the transaction of a sale that it told without one. */
const askForName = async (context: SalesContext, sale: SaleRow): Promise<void> => {
  if (await mergeUnnamed(context, sale)) return;
  const { solanaTxSignature: signature } = await context.realm.getListing(sale.listingId);
  if (signature === undefined) await postponeSale(context, sale, patience(sale));
  else await nameSale(context, sale, signature);
};

/**
 * Whether what reached the seller is what it should be. What was agreed in a purchase here is exact, and
 * more may come out of somebody else's pocket; of other sales only the largest fee is known.
 */
const isAsAgreed = (
  { gross, net }: SaleRow,
  received: bigint,
  { maxFeeBasisPoints }: SalesContext,
): boolean => {
  if (net !== null) return received >= net;
  const least = gross - shareInBasisPoints(lamports(gross), maxFeeBasisPoints);
  return received >= least && received <= gross;
};

const earlier = (one: Date | null, other: Date): Date =>
  one !== null && one < other ? one : other;

/** Reads the final transaction at every endpoint; null where they do not all tell the same, in full. */
const readChain = async ({ chain }: SalesContext, seller: string, signature: string) => {
  const seen = await chain.confirmedTransactions(signature);
  const shown = seen.map((one) => {
    const received = one && receivedBy(address(seller), one);
    return one && received ? { ...one, ...received } : null;
  });
  const [first] = shown;
  if (!first) return null;
  const isUndisputed = shown.every(
    (one) => one?.lamports === first.lamports && one.feePayer === first.feePayer,
  );
  return isUndisputed ? first : null;
};

const alert = ({ log }: SalesContext, { listingId, signature }: SaleRow): void => {
  log.error(
    { component: "sales", listingId, transactionSignature: signature },
    "ALERT: the chain does not show a sale as it was told; it counts in no sum.",
  );
};

/** Checks a named sale. @returns whether the chain decided it */
const decide = async (
  context: SalesContext,
  sale: SaleRow,
  signature: string,
): Promise<boolean> => {
  const status = await context.chain.signatureStatus(signature);
  if (status?.confirmation !== "finalized") return false;
  const { slot } = status;
  if (status.error !== null) {
    await settleSale(context, sale, { state: "mismatch", mismatch: "failed", slot });
    alert(context, sale);
    return true;
  }
  const shown = await readChain(context, sale.seller, signature);
  if (shown === null) return false;
  const facts = { slot, buyer: shown.feePayer, soldAt: earlier(shown.at, sale.soldAt) };
  if (isAsAgreed(sale, shown.lamports, context)) {
    await settleSale(context, sale, {
      ...facts,
      state: "checked",
      net: sale.net ?? shown.lamports,
    });
    return true;
  }
  await settleSale(context, sale, { ...facts, state: "mismatch", mismatch: "amount" });
  alert(context, sale);
  return true;
};

/**
 * Looks at the chain for one claimed sale: only what is final there, and the same at every endpoint that
 * answers, decides. Everything else is asked again later.
 */
export const checkSale = async (context: SalesContext, sale: SaleRow): Promise<void> => {
  try {
    if (sale.signature === null) {
      await askForName(context, sale);
      return;
    }
    if (await decide(context, sale, sale.signature)) return;
  } catch (error) {
    const { listingId } = sale;
    context.log.warn({ component: "sales", listingId, error }, "A sale could not be checked yet.");
  }
  await postponeSale(context, sale, patience(sale));
};
