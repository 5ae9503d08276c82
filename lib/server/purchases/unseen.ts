import { compareSigned } from "@/lib/core/review";
import { fromBase58, fromBase64, toBase64 } from "@/lib/core/solana";
import type { PurchaseContext } from "./context";
import { preparedFacts, type Purchase } from "./purchase";
import { realmRecord } from "./steps/realm-standing";
import type { Evidence } from "./store/write";

/** What REALM and the chain say of the payment of a purchase whose signature never came here. */
type Unseen =
  /** REALM does not call it complete. */
  | { readonly kind: "unpaid"; readonly evidence: Evidence }
  /** What it was to be signed as is on the chain. */
  | {
      readonly kind: "landed";
      readonly evidence: Evidence;
      readonly paid: { readonly signature: string; readonly signedTransaction: string };
    }
  /** REALM calls it complete and the chain does not show it yet: to be asked for again. */
  | { readonly kind: "soon" }
  /** REALM calls it complete, and the chain shows no such payment. */
  | { readonly kind: "elsewhere"; readonly evidence: Evidence };

/**
 * How long the chain may take to show what REALM has seen there. A transaction lands within a minute and
 * a half of its preparation, and a node is seconds behind another.
 */
const SHOWN_WITHIN_MILLIS = 3 * 60_000;
const SIGNATURE_BYTES = 64;

const isSignature = (text: string): boolean => {
  try {
    return fromBase58(text).length === SIGNATURE_BYTES;
  } catch {
    return false;
  }
};

/** As each endpoint that has it shows it. @throws CHAIN_UNAVAILABLE */
const shownAs = async ({ chain }: PurchaseContext, signature: string | undefined) => {
  if (signature === undefined || !isSignature(signature)) return [];
  const seen = await chain.confirmedTransactions(signature);
  return seen.filter((one) => one !== null);
};

/**
 * Asks REALM whether a purchase was paid of which no signature came here: a wallet can send by itself,
 * and the tab be closed. REALM's word alone makes nothing paid: what landed under the signature it names
 * is read from the chain and compared with what was to be signed.
 * @throws CodedError REALM_*, CHAIN_UNAVAILABLE where either can't say
 */
export const unseenPayment = async (
  context: PurchaseContext,
  purchase: Purchase,
): Promise<Unseen> => {
  const record = await realmRecord(context, purchase);
  const realmStatus = record?.status ?? "unknown";
  if (record?.status !== "completed") return { kind: "unpaid", evidence: { realmStatus } };
  const { transaction, intent } = preparedFacts(purchase);
  const named = record.solanaTxSignature;
  const evidence = { realmStatus, realmSignature: named ?? null };
  const shown = await shownAs(context, named);
  for (const { bytes, slot } of shown) {
    const { findings, signature } = await compareSigned({
      reviewed: fromBase64(transaction),
      signed: bytes,
      wallet: purchase.wallet,
      networkFeeLimit: intent.limits.networkFee,
    });
    if (findings.length > 0 || signature === null || signature !== named) continue;
    return {
      kind: "landed",
      evidence: { ...evidence, seenInSlot: slot.toString() },
      paid: { signature, signedTransaction: toBase64(bytes) },
    };
  }
  const age = context.now().getTime() - purchase.updatedAt.getTime();
  const waits = shown.length === 0 && age < SHOWN_WITHIN_MILLIS;
  return waits ? { kind: "soon" } : { kind: "elsewhere", evidence };
};
