import type { Intent } from "../../intent";
import type { Address } from "../../solana";
import type { Instruction } from "../decode/instruction";
import type { AccountKey } from "../decode/keys";
import type { SignerState } from "../decode/signatures";
import type { DecodedTransaction } from "../decode/transaction";
import type { Expected } from "../effects/expected";
import type { NetworkFee } from "../effects/network-fee";
import type { Ownership } from "../effects/ownership";
import type { Accounts, ChainFacts, Resolved } from "../resolve/gather";
import type { Simulation } from "../resolve/cluster-reader";

/** Everything that can be said without asking the cluster, and the lookup tables. */
export interface MessageContext {
  readonly transaction: DecodedTransaction;
  readonly keys: readonly AccountKey[];
  readonly tables: Resolved["tables"];
  readonly instructions: readonly Instruction[];
  readonly signers: readonly SignerState[];
  readonly feePayer: Address;
  /** Whose eyes the review looks through: the intent's wallet, without one the fee payer. */
  readonly wallet: Address;
  readonly sponsors: ReadonlySet<Address>;
  readonly authorities: ReadonlySet<Address> | null;
  readonly fee: NetworkFee;
  readonly expected: Expected;
  readonly ownership: Ownership;
  readonly now: Date;
  readonly intent: Intent | null;
  readonly counterpart: Intent | null;
  /** Null offline. */
  readonly chain: ChainFacts | null;
  /** Null where none is configured. */
  readonly second: ChainFacts | null;
}

export type IntentContext = MessageContext & { readonly intent: Intent };
export type AccountsContext = MessageContext & { readonly before: Accounts };
/** A simulation that ran through: balances on both sides. */
export type SimulationContext = AccountsContext & {
  readonly after: Accounts;
  readonly simulation: Simulation;
};
