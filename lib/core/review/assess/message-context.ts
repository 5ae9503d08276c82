import type { SignerState } from "../decode/signatures";
import type { DecodedTransaction } from "../decode/transaction";
import { expectedEffects } from "../effects/expected";
import { ledgerOf } from "../effects/ledger";
import { networkFee } from "../effects/network-fee";
import { ownershipOf } from "../effects/ownership";
import { withMintFees } from "../effects/transfer-fee";
import type { ChainFacts, Resolved } from "../resolve/gather";
import type { ReviewRequest } from "../types";
import type { ReviewContext } from "./context";

/** Puts together what the rules look at. Pure: everything asked of the cluster is in `chain`. */
export const messageContext = (
  request: Omit<ReviewRequest, "transaction" | "cluster">,
  transaction: DecodedTransaction,
  signers: readonly SignerState[],
  resolved: Resolved,
  chain: ChainFacts | null,
  second: ChainFacts | null,
): ReviewContext => {
  const { keys, tables, instructions } = resolved;
  const [feePayer] = transaction.staticKeys;
  if (feePayer === undefined) throw new TypeError("a decoded transaction has a fee payer");
  const wallet = request.intent.wallet ?? feePayer;
  const before = chain?.before ?? null;
  const expected = withMintFees(expectedEffects(instructions), before);
  const fee = networkFee(transaction, instructions);
  return {
    transaction,
    keys,
    tables,
    instructions,
    signers,
    feePayer,
    wallet,
    sponsors: new Set(request.sponsors),
    authorities: new Set(request.authorities),
    fee,
    expected,
    ledger: ledgerOf(expected.steps, before, { payer: feePayer, fee: fee.total }),
    ownership: ownershipOf(wallet, expected, before),
    now: request.now,
    intent: request.intent.kind === "free" ? null : request.intent,
    counterpart: request.counterpart ?? null,
    chain,
    second,
  };
};
