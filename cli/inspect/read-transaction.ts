import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { fromBase58, fromBase64 } from "@/lib/core/solana";
import { UsageError } from "./usage-error";

/** Longer text is no transaction; base58 of it would also take quadratic time. */
const MOST_CHARACTERS = 20_000;

const decode = (encoded: string): Uint8Array | null => {
  for (const read of [fromBase64, fromBase58]) {
    try {
      return read(encoded);
    } catch {
      // Not this encoding; the other may fit.
    }
  }
  return null;
};

const fromFile = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, "utf8");
  } catch {
    return null;
  }
};

/**
 * Transaction bytes from a word of the command line: "-" is standard input, a readable file is its
 * content, anything else is the transaction itself. @throws UsageError where none of it fits.
 */
export const readTransactionText = async (word: string): Promise<Uint8Array> => {
  const content = word === "-" ? await text(process.stdin) : ((await fromFile(word)) ?? word);
  const encoded = content.trim();
  if (encoded === "") throw new UsageError("There is no transaction to look at.");
  const bytes = encoded.length > MOST_CHARACTERS ? null : decode(encoded);
  if (bytes === null)
    throw new UsageError(
      "The transaction is neither base64 nor base58, nor a file that holds one.",
    );
  return bytes;
};
