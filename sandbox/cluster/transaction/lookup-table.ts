import {
  ADDRESS_LOOKUP_TABLE_DISCRIMINATOR,
  ADDRESS_LOOKUP_TABLE_PROGRAM_ADDRESS,
  getAddressLookupTableDecoder,
  type AddressLookupTable,
} from "@solana-program/address-lookup-table";
import type { EncodedAccount } from "@solana/kit";

/** Bytes before the first address (address-lookup-table-interface LOOKUP_TABLE_META_SIZE). */
const META_BYTES = 56;
const ADDRESS_BYTES = 32;

/** The lookup table in an account's data, or null when it holds none. */
export const readLookupTable = (account: EncodedAccount | null): AddressLookupTable | null => {
  if (account?.programAddress !== ADDRESS_LOOKUP_TABLE_PROGRAM_ADDRESS) return null;
  const { data } = account;
  if (data.length < META_BYTES || (data.length - META_BYTES) % ADDRESS_BYTES !== 0) return null;
  if (data[0] !== ADDRESS_LOOKUP_TABLE_DISCRIMINATOR) return null;
  return getAddressLookupTableDecoder().decode(data);
};
