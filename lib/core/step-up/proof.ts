import { fromBase58, toBase58 } from "@/lib/core/solana";

/** The request header that carries the signature. */
export const STEP_UP_HEADER = "x-step-up";

/** A signed challenge as it comes with the request it was made for. */
export interface StepUpProof {
  readonly nonce: string;
  /** 64 bytes of ed25519. */
  readonly signature: Uint8Array;
}

const HEADER = /^([1-9A-HJ-NP-Za-km-z]{16,22})\.([1-9A-HJ-NP-Za-km-z]{64,88})$/u;

/** As the header's value: nonce and signature in base58 with a full stop between them. */
export const proofText = ({ nonce, signature }: StepUpProof): string =>
  `${nonce}.${toBase58(signature)}`;

/** Reads the header's value; null for what `proofText` did not write. */
export const proofFrom = (text: string): StepUpProof | null => {
  const [, nonce, encoded] = HEADER.exec(text) ?? [];
  if (nonce === undefined || encoded === undefined) return null;
  const signature = fromBase58(encoded);
  return signature.length === 64 ? { nonce, signature } : null;
};
