import type { EncodedAccount } from "@solana/kit";
import type { Resolved } from "../chain/chain";
import { outcomeOf, type Outcome } from "../chain/outcome";
import type { Simulation } from "../chain/bank";
import type { TransactionError } from "../errors/transaction-error";
import { encodeError, encodeReturnData, parsedInner } from "./encode-meta";
import type { Json } from "./json";

/** A simulation's result, whether it ran or was refused before it could. */
export interface Simulated {
  readonly err: TransactionError | null;
  readonly outcome: Outcome;
  readonly postAccounts: ReadonlyMap<string, EncodedAccount>;
}

const nothing: Outcome = { logs: [], innerInstructions: [], unitsConsumed: 0, returnData: null };

export const simulated = (
  result: Simulation | { readonly refused: TransactionError },
): Simulated =>
  "refused" in result
    ? { err: result.refused, outcome: nothing, postAccounts: new Map() }
    : { err: result.err, outcome: outcomeOf(result.meta), postAccounts: result.postAccounts };

/** The fields simulateTransaction and a failed preflight share (RpcSimulateTransactionResult). */
export const encodeSimulation = (
  { err, outcome }: Simulated,
  { keys, loaded }: Resolved,
  withInner: boolean,
): { readonly [field: string]: Json } => ({
  err: encodeError(err),
  logs: outcome.logs,
  accounts: null,
  unitsConsumed: outcome.unitsConsumed,
  returnData: encodeReturnData(outcome.returnData),
  innerInstructions: withInner
    ? parsedInner(
        keys.map((key) => key.address),
        outcome.innerInstructions,
      )
    : null,
  replacementBlockhash: null,
  loadedAddresses: { writable: loaded.writable, readonly: loaded.readonly },
});
