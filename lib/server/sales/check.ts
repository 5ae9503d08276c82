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
  const told = await context.realm.getListing(sale.listingId);
  const { solanaTxSignature: signature, licenceMint = sale.licenceMint } = told;
  if (signature === undefined) await postponeSale(context, sale, patience(sale));
  else await nameSale(context, sale, { signature, licenceMint });
};

/** The least and the most that has to reach the seller, in lamports; what was agreed here has no most. */
interface Promised {
  readonly least: bigint;
  readonly most: bigint | null;
}

/**
 * What should have reached the seller. What was agreed in a purchase here is exact, and more may come out
 * of somebody else's pocket; of other sales only the largest fee is known.
 */
export const promisedOf = (
  { gross, net }: Pick<SaleRow, "gross" | "net">,
  maxFeeBasisPoints: number,
): Promised => {
  if (net !== null) return { least: net, most: null };
  return { least: gross - shareInBasisPoints(lamports(gross), maxFeeBasisPoints), most: gross };
};

const isAsPromised = ({ least, most }: Promised, received: bigint): boolean =>
  received >= least && (most === null || received <= most);

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
  return isUndisputed ? { ...first, endpoints: shown.length } : null;
};

/** An operator who has it looked at once more knows of it already. */
const alert = ({ log }: SalesContext, { listingId, signature, state }: SaleRow): void => {
  if (state === "mismatch") return;
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
    const evidence = { slot: slot.toString(), chainError: status.error };
    const failed = { state: "mismatch", mismatch: "failed", received: null } as const;
    await settleSale(context, sale, { ...failed, slot, evidence });
    alert(context, sale);
    return true;
  }
  const shown = await readChain(context, sale.seller, signature);
  if (shown === null) return false;
  const { lamports: received, feePayer: buyer, endpoints } = shown;
  const promised = promisedOf(sale, context.maxFeeBasisPoints);
  const evidence = {
    slot: slot.toString(),
    endpoints,
    atLeast: promised.least.toString(),
    atMost: promised.most?.toString() ?? null,
    received: received.toString(),
  };
  const soldAt = earlier(shown.at, sale.soldAt);
  const facts = { slot, buyer, soldAt, received, evidence };
  if (isAsPromised(promised, received)) {
    const net = sale.net ?? received;
    await settleSale(context, sale, { ...facts, state: "checked", mismatch: null, net });
    return true;
  }
  await settleSale(context, sale, { ...facts, state: "mismatch", mismatch: "amount" });
  alert(context, sale);
  return true;
};

/**
 * Looks at the chain for one claimed sale: only what is final there, and the same at every endpoint that
 * answers, decides. Everything else is asked again later.
 * @returns whether the chain decided it
 */
export const checkSale = async (context: SalesContext, sale: SaleRow): Promise<boolean> => {
  try {
    if (sale.signature === null) {
      await askForName(context, sale);
      return false;
    }
    if (await decide(context, sale, sale.signature)) return true;
  } catch (error) {
    const { listingId } = sale;
    context.log.warn({ component: "sales", listingId, error }, "A sale could not be checked yet.");
  }
  await postponeSale(context, sale, patience(sale));
  return false;
};
