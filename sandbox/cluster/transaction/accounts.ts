import type { Address, EncodedAccount } from "@solana/kit";
import { readLookupTable } from "./lookup-table";
import type { WireMessage } from "./wire";

export interface LoadedAddresses {
  readonly writable: readonly Address[];
  readonly readonly: readonly Address[];
}

/** One account of a transaction, in the order instructions count them. */
export interface AccountKey {
  readonly address: Address;
  readonly signer: boolean;
  readonly writable: boolean;
  readonly source: "transaction" | "lookupTable";
}

type ReadAccount = (address: Address) => EncodedAccount | null;

/**
 * The addresses a message takes from lookup tables. What cannot be read is left out: the runtime,
 * which looks again, then refuses the transaction with its own error.
 */
export const loadAddresses = (message: WireMessage, read: ReadAccount): LoadedAddresses => {
  const writable: Address[] = [];
  const readonly: Address[] = [];
  for (const lookup of message.lookups) {
    const { addresses } = readLookupTable(read(lookup.table)) ?? { addresses: [] };
    const at = (index: number): Address[] => {
      const found = addresses[index];
      return found === undefined ? [] : [found];
    };
    writable.push(...lookup.writableIndexes.flatMap(at));
    readonly.push(...lookup.readonlyIndexes.flatMap(at));
  }
  return { writable, readonly };
};

/** Every account of the message: static ones, then loaded writable, then loaded read-only. */
export const accountKeys = (message: WireMessage, loaded: LoadedAddresses): AccountKey[] => {
  const { numSignerAccounts, numReadonlySignerAccounts, numReadonlyNonSignerAccounts } =
    message.header;
  const firstReadonlySigner = numSignerAccounts - numReadonlySignerAccounts;
  const firstReadonly = message.staticAccounts.length - numReadonlyNonSignerAccounts;
  const fixed = message.staticAccounts.map((address, index): AccountKey => {
    const signer = index < numSignerAccounts;
    const writable = signer ? index < firstReadonlySigner : index < firstReadonly;
    return { address, signer, writable, source: "transaction" };
  });
  const looked = (addresses: readonly Address[], writable: boolean): AccountKey[] =>
    addresses.map((address) => ({ address, signer: false, writable, source: "lookupTable" }));
  return [...fixed, ...looked(loaded.writable, true), ...looked(loaded.readonly, false)];
};
