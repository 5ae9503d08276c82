import { signerStates } from "../decode/signatures";
import type { DecodedTransaction } from "../decode/transaction";
import { expectedEffects } from "../effects/expected";
import { networkFee } from "../effects/network-fee";
import { ownershipOf } from "../effects/ownership";
import type { ChainFacts, Resolved } from "../resolve/gather";
import type { ReviewRequest } from "../types";
import type { MessageContext } from "./context";

/** Puts together what the rules look at. Pure: everything asked of the cluster is in `chain`. */
export const messageContext = (
  request: Omit<ReviewRequest, "transaction" | "cluster">,
  transaction: DecodedTransaction,
  resolved: Resolved,
  chain: ChainFacts | null,
  second: ChainFacts | null,
): MessageContext => {
  const { keys, tables, instructions } = resolved;
  const [feePayer] = transaction.staticKeys;
  if (feePayer === undefined) throw new TypeError("a decoded transaction has a fee payer");
  const wallet = request.intent.wallet ?? feePayer;
  const expected = expectedEffects(instructions);
  return {
    transaction,
    keys,
    tables,
    instructions,
    signers: signerStates(transaction),
    feePayer,
    wallet,
    sponsors: new Set(request.sponsors),
    authorities: request.authorities ? new Set(request.authorities) : null,
    fee: networkFee(transaction, instructions),
    expected,
    ownership: ownershipOf(wallet, expected, chain?.before ?? null),
    now: request.now,
    intent: request.intent.kind === "free" ? null : request.intent,
    counterpart: request.counterpart ?? null,
    chain,
    second,
  };
};
