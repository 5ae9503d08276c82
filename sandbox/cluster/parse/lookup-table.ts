import {
  AddressLookupTableInstruction,
  parseAddressLookupTableInstruction,
} from "@solana-program/address-lookup-table";
import type { Json } from "../rpc/json";
import type { ResolvedInstruction } from "./instruction";

/** Lookup tables in a node's words (`parse_address_lookup_table.rs`). */
export const parseLookupTable = (instruction: ResolvedInstruction): Json => {
  const parsed = parseAddressLookupTableInstruction(instruction);
  const table = {
    lookupTableAccount: parsed.accounts.address.address,
    lookupTableAuthority: parsed.accounts.authority.address,
  };
  switch (parsed.instructionType) {
    case AddressLookupTableInstruction.CreateLookupTable:
      return {
        type: "createLookupTable",
        info: {
          ...table,
          payerAccount: parsed.accounts.payer.address,
          systemProgram: parsed.accounts.systemProgram.address,
          recentSlot: parsed.data.recentSlot,
          bumpSeed: parsed.data.bump,
        },
      };
    case AddressLookupTableInstruction.FreezeLookupTable:
      return { type: "freezeLookupTable", info: table };
    case AddressLookupTableInstruction.ExtendLookupTable: {
      const [, , payer, system] = instruction.accounts;
      return {
        type: "extendLookupTable",
        info: {
          ...table,
          newAddresses: parsed.data.addresses,
          payerAccount: payer?.address,
          systemProgram: system?.address,
        },
      };
    }
    case AddressLookupTableInstruction.DeactivateLookupTable:
      return { type: "deactivateLookupTable", info: table };
    case AddressLookupTableInstruction.CloseLookupTable:
      return {
        type: "closeLookupTable",
        info: { ...table, recipient: parsed.accounts.recipient.address },
      };
  }
};
