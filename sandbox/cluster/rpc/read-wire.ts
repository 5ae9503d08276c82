import { base58 } from "@scure/base";
import { invalidParams } from "../errors/rpc-error";
import { SanitizeError } from "../transaction/sanitize";
import {
  decodeTransaction,
  MAX_TRANSACTION_BYTES,
  type WireTransaction,
} from "../transaction/wire";

const TYPE = "solana_transaction::versioned::VersionedTransaction";
const MAX_CHARACTERS = {
  base58: 1683,
  base64: Math.ceil(MAX_TRANSACTION_BYTES / 3) * 4,
} as const;

const tooLarge = (encoding: string, what: string, limits: string): Error =>
  invalidParams(
    `${encoding} encoded ${TYPE} too large: ${what} bytes (max: encoded/raw ${limits})`,
  );

const bytesOf = (text: string, encoding: "base58" | "base64"): Uint8Array => {
  const limits = `${MAX_CHARACTERS[encoding]}/${MAX_TRANSACTION_BYTES}`;
  if (text.length > MAX_CHARACTERS[encoding]) {
    throw tooLarge(encoding, text.length.toString(), limits);
  }
  if (encoding === "base64") {
    const bytes = Buffer.from(text, "base64");
    // Buffer skips what is not base64; the way back shows whether it did.
    if (bytes.toString("base64") !== text)
      throw invalidParams("invalid base64 encoding: InvalidByte");
    return Uint8Array.from(bytes);
  }
  try {
    return base58.decode(text);
  } catch {
    throw invalidParams("invalid base58 encoding: InvalidCharacter");
  }
};

/**
 * A transaction as a client sends it, in base58 unless it says base64.
 * @throws RpcError -32602 with a node's words when it is none.
 */
export const readWire = (
  text: string,
  encoding: "base58" | "base64" | null | undefined,
): WireTransaction => {
  const bytes = bytesOf(text, encoding ?? "base58");
  if (bytes.length > MAX_TRANSACTION_BYTES) {
    throw invalidParams(
      `decoded ${TYPE} too large: ${bytes.length} bytes (max: ${MAX_TRANSACTION_BYTES} bytes)`,
    );
  }
  try {
    return decodeTransaction(bytes);
  } catch (fault) {
    if (fault instanceof SanitizeError)
      throw invalidParams(`invalid transaction: ${fault.message}`);
    const words = fault instanceof Error ? fault.message : "unreadable";
    throw invalidParams(`failed to deserialize ${TYPE}: ${words}`);
  }
};
