import type { Address } from "../../solana";
import { describeInstructions } from "../decode/instructions";
import { accountKeys, type AccountKey, type LookupTables } from "../decode/keys";
import type { Instruction } from "../decode/instruction";
import type { DecodedTransaction } from "../decode/transaction";
import type { AccountState, ClusterReader, Simulation } from "./cluster-reader";
import { readLookupTable, type LookupTable } from "./lookup-tables";

export type Accounts = ReadonlyMap<Address, AccountState | null>;

/** What one cluster endpoint answered; null for each question it did not answer. */
export interface ChainFacts {
  /** The accounts of the message as this endpoint's lookup tables name them. */
  readonly keys: readonly AccountKey[];
  readonly tablesRead: boolean;
  readonly genesisHash: string | null;
  readonly blockhashValid: boolean | null;
  readonly before: Accounts | null;
  readonly simulation: Simulation | null;
  /** Accounts after a simulation that succeeded. */
  readonly after: Accounts | null;
}

export interface Resolved {
  /**
   * Null where nobody answered: offline, or the cluster failed (SIM-02). A table that is missing or
   * no table stands in it as null.
   */
  readonly tables: ReadonlyMap<Address, LookupTable | null> | null;
  readonly keys: readonly AccountKey[];
  readonly instructions: readonly Instruction[];
}

const pair = (addresses: readonly Address[], states: readonly (AccountState | null)[]): Accounts =>
  new Map(addresses.map((address, index) => [address, states[index] ?? null]));

const settled = async <T>(answer: Promise<T>): Promise<T | null> => {
  try {
    return await answer;
  } catch {
    // Not silence: a question without an answer is null here and becomes SIM-02.
    return null;
  }
};

/** No question is asked where there is nothing to ask. */
const readAll = async (
  cluster: ClusterReader,
  addresses: readonly Address[],
): Promise<readonly (AccountState | null)[]> =>
  addresses.length === 0 ? [] : cluster.accounts(addresses);

/** Reads the lookup tables and names the instructions with what they hold. */
export const resolveTransaction = async (
  transaction: DecodedTransaction,
  cluster: ClusterReader | null,
): Promise<Resolved> => {
  const addresses = transaction.lookups.map(({ table }) => table);
  const states = cluster && (await settled(readAll(cluster, addresses)));
  const tables =
    states &&
    new Map(addresses.map((table, index) => [table, readLookupTable(states[index] ?? null)]));
  const entries: LookupTables = new Map(
    [...(tables ?? [])].flatMap(([table, state]) =>
      state?.active ? [[table, state.addresses] as const] : [],
    ),
  );
  const keys = accountKeys(transaction, entries);
  return { tables, keys, instructions: describeInstructions(transaction, keys) };
};

/** Asks one endpoint everything the rules need, at once. */
export const gather = async (
  bytes: Uint8Array,
  transaction: DecodedTransaction,
  resolved: Resolved,
  extra: readonly Address[],
  cluster: ClusterReader,
): Promise<ChainFacts> => {
  const writable = resolved.keys
    .filter((key) => key.writable && !key.unresolved)
    .map(({ address }) => address);
  const mints = resolved.instructions.flatMap(({ accounts }) =>
    accounts.filter(({ name }) => name === "mint").map(({ address }) => address),
  );
  const read = [...new Set([...writable, ...mints, ...extra])];
  const [genesisHash, blockhashValid, states, simulation] = await Promise.all([
    settled(cluster.genesisHash()),
    settled(cluster.isBlockhashValid(transaction.blockhash)),
    settled(cluster.accounts(read)),
    settled(cluster.simulate(bytes, writable)),
  ]);
  return {
    keys: resolved.keys,
    tablesRead: resolved.tables !== null,
    genesisHash,
    blockhashValid,
    before: states && pair(read, states),
    simulation,
    after: simulation?.error === null ? pair(writable, simulation.accounts) : null,
  };
};
