import type { Intent } from "../../intent";
import type { Address } from "../../solana";
import type { Instruction } from "../decode/instruction";
import type { AccountKey } from "../decode/keys";
import type { SignerState } from "../decode/signatures";
import type { DecodedTransaction } from "../decode/transaction";
import type { Expected } from "../effects/expected";
import type { Ledger } from "../effects/ledger";
import type { NetworkFee } from "../effects/network-fee";
import type { Ownership } from "../effects/ownership";
import type { Accounts, ChainFacts, Resolved } from "../resolve/gather";
import type { Simulation } from "../resolve/cluster-reader";

/** What an endpoint answered, the simulation aside. */
export type Looked = Omit<ChainFacts, "simulation" | "after">;

/**
 * Everything static rules look at: the message, and accounts as they are now. The simulation is not
 * in it, so that what these rules find does not depend on it.
 */
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
  /** Whose authority over a mint or a lookup table is known; where nobody is, every one is a stranger's. */
  readonly authorities: ReadonlySet<Address>;
  readonly fee: NetworkFee;
  readonly expected: Expected;
  /** The same gone through step by step. Rests on what accounts hold now, not on the simulation. */
  readonly ledger: Ledger;
  readonly ownership: Ownership;
  readonly now: Date;
  readonly intent: Intent | null;
  readonly counterpart: Intent | null;
  /** Null offline. */
  readonly chain: Looked | null;
}

/** The same with the simulations, for the rules that only they can break. */
export interface ReviewContext extends MessageContext {
  /** Null offline. */
  readonly chain: ChainFacts | null;
  /** Null where none is configured. */
  readonly second: ChainFacts | null;
}

export type IntentContext = MessageContext & { readonly intent: Intent };
export type AccountsContext = MessageContext & { readonly before: Accounts };
/** A simulation that ran through: balances on both sides. */
export type SimulationContext = ReviewContext & {
  readonly before: Accounts;
  readonly after: Accounts;
  readonly simulation: Simulation;
};
export type PromiseContext = SimulationContext & { readonly intent: Intent };
