import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { fromBase58, fromBase64 } from "@/lib/core/solana";
import { problemWords, readInput, secretWords } from "@/lib/core/review/input";
import { UsageError } from "./usage-error";

/** What is to be looked at: bytes, or the signature of what has landed. */
export type Subject =
  | { readonly kind: "transaction"; readonly bytes: Uint8Array; readonly isMessage: boolean }
  | { readonly kind: "landed"; readonly signature: string };

const fromFile = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, "utf8");
  } catch {
    return null;
  }
};

/** A few bytes in a clean encoding: no transaction, but the review says that better (MSG-01). */
const fewBytes = (encoded: string): Uint8Array | null => {
  for (const read of [fromBase64, fromBase58]) {
    try {
      return read(encoded);
    } catch {
      // Not this encoding; the other may fit.
    }
  }
  return null;
};

/**
 * Reads a word of the command line: "-" is standard input, a readable file is its content, anything
 * else is the transaction itself, in any form the page at /inspect takes.
 * @throws UsageError where none of it fits, and for a secret, which is neither kept nor repeated.
 */
export const readSubject = async (word: string): Promise<Subject> => {
  const content = word === "-" ? await text(process.stdin) : ((await fromFile(word)) ?? word);
  const input = readInput(content);
  switch (input.kind) {
    case "empty":
      throw new UsageError("There is no transaction to look at.");
    case "secret":
      throw new UsageError(
        `${secretWords[input.secret]} Nothing was done with it. Remove it from your shell's history.`,
      );
    case "problem": {
      const bytes = input.problem === "too-short" ? fewBytes(content.trim()) : null;
      if (bytes === null) throw new UsageError(problemWords[input.problem]);
      return { kind: "transaction", bytes, isMessage: false };
    }
    case "transaction":
      return { kind: "transaction", bytes: input.bytes, isMessage: input.form === "message" };
    case "signature":
      return { kind: "landed", signature: input.signature };
  }
};
