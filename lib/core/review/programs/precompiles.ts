import { ED25519, SECP256K1, SECP256R1 } from "./addresses";
import { instructionTable, noTag, type ProgramTable } from "./layout";

const precompile = (name: string, id: ProgramTable["ids"][number]): ProgramTable => ({
  name,
  ids: [id],
  tag: noTag,
  instructions: instructionTable([["", "verifySignatures", "", "signatures:u8 data:rest"]]),
});

/** Signature checks built into the runtime; each signature in them is charged like a signer's. */
export const precompiles: readonly ProgramTable[] = [
  precompile("Ed25519 Signature Check", ED25519),
  precompile("Secp256k1 Signature Check", SECP256K1),
  precompile("Secp256r1 Signature Check", SECP256R1),
];
