import { fromBase58, fromBase64, toBase58, toBase64 } from "@/lib/core/solana";

/** The request header that carries the signature. */
export const STEP_UP_HEADER = "x-step-up";

/** A signed challenge as it comes with the request it was made for. */
export type StepUpProof = {
  readonly nonce: string;
} & (
  | {
      /** 64 bytes of ed25519 over the text. */
      readonly signature: Uint8Array;
    }
  | {
      /** Wire bytes of the signed transaction that carries the text, where a wallet signs no texts. */
      readonly transaction: Uint8Array;
    }
);

const NONCE = "[1-9A-HJ-NP-Za-km-z]{16,22}";
const SIGNATURE = new RegExp(`^(${NONCE})\\.([1-9A-HJ-NP-Za-km-z]{64,88})$`, "u");
/** A packet of 1,232 bytes is 1,644 characters of base64. */
const TRANSACTION = new RegExp(`^(${NONCE})\\.tx\\.([A-Za-z0-9+/]{1,1644}={0,2})$`, "u");

/** As the header's value: nonce and signature in base58, or "tx" and the transaction in base64. */
export const proofText = (proof: StepUpProof): string =>
  "signature" in proof
    ? `${proof.nonce}.${toBase58(proof.signature)}`
    : `${proof.nonce}.tx.${toBase64(proof.transaction)}`;

/** Reads the header's value; null for what `proofText` did not write. */
export const proofFrom = (text: string): StepUpProof | null => {
  const [, nonce, encoded] = SIGNATURE.exec(text) ?? [];
  if (nonce === undefined || encoded === undefined) return transactionFrom(text);
  const signature = fromBase58(encoded);
  return signature.length === 64 ? { nonce, signature } : null;
};

const transactionFrom = (text: string): StepUpProof | null => {
  const [, nonce, encoded] = TRANSACTION.exec(text) ?? [];
  if (nonce === undefined || encoded === undefined) return null;
  try {
    return { nonce, transaction: fromBase64(encoded) };
  } catch {
    return null;
  }
};
