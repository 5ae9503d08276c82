import {
  getCompiledTransactionMessageDecoder,
  getCompiledTransactionMessageEncoder,
  getTransactionDecoder,
  getTransactionEncoder,
  type Address,
  type CompiledTransactionMessage,
  type CompiledTransactionMessageWithLifetime,
  type Transaction,
} from "@solana/kit";
import { getAddressLookupTableDecoder } from "@solana-program/address-lookup-table";
import type { Ledger } from "./ledger";

interface NamedAccount {
  readonly address: Address;
  readonly writable: boolean;
  readonly fromTable: boolean;
}

/** The accounts of a message. */
export interface Named {
  /** In the order of the message's account indices: its own, then what its tables hold. */
  readonly accounts: readonly NamedAccount[];
  readonly tables: readonly Address[];
}

const NOTHING: Named = { accounts: [], tables: [] };

const tableEntries = (ledger: Ledger, table: Address): readonly Address[] => {
  const state = ledger.read(table);
  try {
    return state === null ? [] : getAddressLookupTableDecoder().decode(state.data).addresses;
  } catch {
    // An account that is no lookup table names nothing.
    return [];
  }
};

/** Whether these bytes are exactly this transaction; a node takes no others, and litesvm ends over them. */
const isWhole = (
  bytes: Uint8Array,
  transaction: Transaction,
  message: CompiledTransactionMessage & CompiledTransactionMessageWithLifetime,
): boolean =>
  Buffer.from(bytes).equals(Uint8Array.from(getTransactionEncoder().encode(transaction))) &&
  Buffer.from(Uint8Array.from(transaction.messageBytes)).equals(
    Uint8Array.from(getCompiledTransactionMessageEncoder().encode(message)),
  );

/** Every account a message names, as far as its bytes can be read by the published decoder. */
export const namedBy = (ledger: Ledger, bytes: Uint8Array): Named => {
  try {
    const transaction = getTransactionDecoder().decode(bytes);
    const message = getCompiledTransactionMessageDecoder().decode(transaction.messageBytes);
    if (message.version !== "legacy" && message.version !== 0) return NOTHING;
    if (!isWhole(bytes, transaction, message)) return NOTHING;
    const { numSignerAccounts, numReadonlySignerAccounts, numReadonlyNonSignerAccounts } =
      message.header;
    const { staticAccounts } = message;
    const own = staticAccounts.map((address, index) => ({
      address,
      writable:
        index < numSignerAccounts
          ? index < numSignerAccounts - numReadonlySignerAccounts
          : index < staticAccounts.length - numReadonlyNonSignerAccounts,
      fromTable: false,
    }));
    const lookups = message.version === 0 ? (message.addressTableLookups ?? []) : [];
    const loaded = (writable: boolean) =>
      lookups.flatMap((lookup) => {
        const entries = tableEntries(ledger, lookup.lookupTableAddress);
        const indexes = writable ? lookup.writableIndexes : lookup.readonlyIndexes;
        return indexes.flatMap((index) => {
          const address = entries[index];
          return address === undefined ? [] : [{ address, writable, fromTable: true }];
        });
      });
    return {
      accounts: [...own, ...loaded(true), ...loaded(false)],
      tables: lookups.map(({ lookupTableAddress }) => lookupTableAddress),
    };
  } catch {
    // Bytes that are no transaction name nothing; that they are refused is what the case shows.
    return NOTHING;
  }
};
