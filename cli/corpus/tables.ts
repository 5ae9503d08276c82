import type { Address } from "@solana/kit";
import {
  ADDRESS_LOOKUP_TABLE_PROGRAM_ADDRESS,
  getAddressLookupTableEncoder,
} from "@solana-program/address-lookup-table";
import { keyOf } from "./parties";
import type { Stage } from "./stage";

const NEVER = 2n ** 64n - 1n;

/** Puts a lookup table there, as the program leaves one that was filled long ago. */
export const openTable = async (
  { ledger }: Stage,
  addresses: readonly Address[],
  {
    authority = null,
    deactivated = false,
  }: { readonly authority?: Address | null; readonly deactivated?: boolean } = {},
): Promise<Address> => {
  const { address: table } = await keyOf("lookup table");
  const data = Uint8Array.from(
    getAddressLookupTableEncoder().encode({
      deactivationSlot: deactivated ? 1n : NEVER,
      lastExtendedSlot: 0n,
      lastExtendedSlotStartIndex: 0,
      authority,
      addresses: [...addresses],
    }),
  );
  ledger.write(table, {
    lamports: ledger.rent(data.length),
    owner: ADDRESS_LOOKUP_TABLE_PROGRAM_ADDRESS,
    data,
    executable: false,
  });
  return table;
};
