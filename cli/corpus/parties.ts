import { createHash } from "node:crypto";
import { createKeyPairSignerFromPrivateKeyBytes, type KeyPairSigner } from "@solana/kit";

/** A key that is the same in every recording. */
export const keyOf = (role: string): Promise<KeyPairSigner> =>
  createKeyPairSignerFromPrivateKeyBytes(
    createHash("sha256").update(`countersign corpus: ${role}`).digest(),
  );

/** Who takes part in every case. */
export interface Parties {
  readonly buyer: KeyPairSigner;
  readonly seller: KeyPairSigner;
  readonly treasury: KeyPairSigner;
  readonly escrow: KeyPairSigner;
  readonly thief: KeyPairSigner;
  readonly sponsor: KeyPairSigner;
}

export const openParties = async (): Promise<Parties> => ({
  buyer: await keyOf("buyer"),
  seller: await keyOf("seller"),
  treasury: await keyOf("treasury"),
  escrow: await keyOf("escrow"),
  thief: await keyOf("thief"),
  sponsor: await keyOf("sponsor"),
});
