import type { Address } from "../../solana";

/** An account as the cluster holds it. */
export interface AccountState {
  readonly lamports: bigint;
  /** The program that owns it. */
  readonly owner: Address;
  readonly data: Uint8Array;
  readonly executable: boolean;
}

export interface Simulation {
  /** The node's TransactionError JSON, or null on success. */
  readonly error: unknown;
  readonly logs: readonly string[];
  readonly unitsConsumed: bigint | null;
  /** After the simulation, in the order asked for; null where the account does not exist. */
  readonly accounts: readonly (AccountState | null)[];
  /** Programs reached by calls of the instruction at `index`. */
  readonly innerInstructions: readonly { readonly index: number; readonly program: Address }[];
}

/** The cluster, as far as the review asks it. Every method rejects when there is no usable answer. */
export interface ClusterReader {
  genesisHash(): Promise<string>;
  /** In the order asked for; null where the account does not exist. */
  accounts(addresses: readonly Address[]): Promise<readonly (AccountState | null)[]>;
  isBlockhashValid(blockhash: string): Promise<boolean>;
  /** Runs the wire bytes without checking signatures, with their own blockhash. */
  simulate(transaction: Uint8Array, addresses: readonly Address[]): Promise<Simulation>;
}
