import type { Address } from "../../solana";

/** Lamports that an instruction moves. "create" funds a new account. */
export interface SolMove {
  readonly effect: "sol";
  readonly instruction: number;
  readonly kind: "transfer" | "create";
  readonly from: Address;
  readonly to: Address;
  readonly amount: bigint;
}

/** Base units that an instruction moves; source null is minted, destination null burned. */
export interface TokenMove {
  readonly effect: "token";
  readonly instruction: number;
  /** Position inside a batch, or null. */
  readonly part: number | null;
  readonly source: Address | null;
  readonly destination: Address | null;
  /** Null where the instruction does not name it. */
  readonly mint: Address | null;
  readonly amount: bigint;
  /** The most that the mint keeps of it, as far as the instruction and the mint say. */
  readonly fee: bigint;
  /** The least, where the mint is about to change its fee. */
  readonly leastFee: bigint;
  readonly authority: Address;
  readonly decimals: number | null;
}

/** A token account that an instruction brings into being, or confirms to be what it says. */
export interface TokenAccountCreation {
  readonly effect: "creation";
  readonly instruction: number;
  readonly account: Address;
  readonly owner: Address;
  readonly mint: Address;
  /** Who pays the deposit; null where another instruction funded it. */
  readonly payer: Address | null;
  readonly tokenProgram: Address;
}

/** A token account that ends; all its lamports go to the destination. */
export interface Closing {
  readonly effect: "closing";
  readonly instruction: number;
  readonly account: Address;
  readonly destination: Address;
}

/** The wrapped amount of an account is set to the lamports it holds (syncNative). */
export interface Sync {
  readonly effect: "sync";
  readonly account: Address;
}

/** Wrapped SOL becomes lamports of the destination; amount null is all of it (unwrapLamports). */
export interface Unwrapping {
  readonly effect: "unwrapping";
  readonly account: Address;
  readonly destination: Address;
  readonly amount: bigint | null;
}

/** An instruction may change these balances in a way that its arguments do not tell. */
export interface Untold {
  readonly effect: "untold";
  readonly accounts: readonly Address[];
}

export type Step =
  SolMove | TokenMove | TokenAccountCreation | Closing | Sync | Unwrapping | Untold;
