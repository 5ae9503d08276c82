import type { Address } from "../../solana";
import type { DecodedTransaction } from "./transaction";

/** One account of the message with the privileges the message gives it. */
export interface AccountKey {
  readonly address: Address;
  readonly signer: boolean;
  readonly writable: boolean;
  /** Set while the entry's table has not been read; `address` is then the table's own. */
  readonly unresolved?: { readonly table: Address; readonly entry: number };
}

/** What the lookup tables hold, as far as they could be read. */
export type LookupTables = ReadonlyMap<Address, readonly Address[]>;

const loaded = (
  table: Address,
  entries: Uint8Array,
  writable: boolean,
  tables: LookupTables,
): AccountKey[] =>
  Array.from(entries, (entry) => {
    const address = tables.get(table)?.[entry];
    return address === undefined
      ? { address: table, signer: false, writable, unresolved: { table, entry } }
      : { address, signer: false, writable };
  });

/** All accounts in index order: static, then writable, then read-only entries of the tables. */
export const accountKeys = (
  transaction: DecodedTransaction,
  tables: LookupTables,
): readonly AccountKey[] => {
  const { header, staticKeys, lookups } = transaction;
  const firstReadonlySigner = header.requiredSignatures - header.readonlySigned;
  const firstReadonly = staticKeys.length - header.readonlyUnsigned;
  const keys: AccountKey[] = staticKeys.map((address, index) => ({
    address,
    signer: index < header.requiredSignatures,
    writable:
      index < header.requiredSignatures ? index < firstReadonlySigner : index < firstReadonly,
  }));
  if (lookups.length === 0) return keys;
  return [
    ...keys,
    ...lookups.flatMap(({ table, writable }) => loaded(table, writable, true, tables)),
    ...lookups.flatMap((lookup) => loaded(lookup.table, lookup.readonly, false, tables)),
  ];
};
