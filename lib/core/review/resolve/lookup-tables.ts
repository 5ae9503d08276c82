import type { Address } from "../../solana";
import { addressText } from "../decode/address-text";
import { ByteReader } from "../decode/reader";
import { LOOKUP_TABLE } from "../programs/addresses";
import type { AccountState } from "./cluster-reader";

/** Header of a lookup table account. Source: address-lookup-table `state.rs`. */
const HEADER_BYTES = 56;
const ACTIVE = (1n << 64n) - 1n;

export interface LookupTable {
  readonly addresses: readonly Address[];
  readonly active: boolean;
  /** Who can extend it; null once it is frozen. */
  readonly authority: Address | null;
}

/** Reads a lookup table account; null for anything else. */
export const readLookupTable = (state: AccountState | null): LookupTable | null => {
  if (state?.owner !== LOOKUP_TABLE || state.data.length < HEADER_BYTES) return null;
  const reader = new ByteReader(state.data);
  if (reader.uint(4) !== 1) return null;
  const deactivationSlot = reader.u64();
  reader.take(8 + 1);
  const frozen = reader.u8() === 0;
  const authority = frozen ? null : addressText(reader.take(32));
  const entries = new ByteReader(state.data, HEADER_BYTES);
  const count = Math.floor(entries.remaining / 32);
  return {
    addresses: Array.from({ length: count }, () => addressText(entries.take(32))),
    active: deactivationSlot === ACTIVE,
    authority,
  };
};
