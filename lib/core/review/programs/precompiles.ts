import type { Address } from "../../solana";
import { ED25519, SECP256K1, SECP256R1 } from "./addresses";
import { instructionTable, noTag, type ProgramTable } from "./layout";

/** Where each signature, key and message stands: an offset into the data of an instruction. */
const offsets =
  "signatureOffset:u16 signatureInstruction:u16 publicKeyOffset:u16 publicKeyInstruction:u16 messageOffset:u16 messageSize:u16 messageInstruction:u16";
const ethereumOffsets =
  "signatureOffset:u16 signatureInstruction:u8 addressOffset:u16 addressInstruction:u8 messageOffset:u16 messageSize:u16 messageInstruction:u8";

const precompile = (name: string, id: Address, head: string, each: string): ProgramTable => ({
  name,
  ids: [id],
  tag: noTag,
  instructions: instructionTable([["", "verifySignatures", "", head, each]]),
});

/**
 * Signature checks built into the runtime; each signature in them is charged like a signer's.
 * Source: solana-ed25519-program, solana-secp256k1-program, solana-secp256r1-program.
 */
export const precompiles: readonly ProgramTable[] = [
  precompile("Ed25519 Signature Check", ED25519, "signatures:u8 padding:u8", offsets),
  precompile("Secp256k1 Signature Check", SECP256K1, "signatures:u8", ethereumOffsets),
  precompile("Secp256r1 Signature Check", SECP256R1, "signatures:u8 padding:u8", offsets),
];
