import { toBase58 } from "../../solana";
import { readings } from "./encodings";
import { formOf } from "./form";
import { holdsPhrase, isKeyLength, isKeyPair } from "./secrets";
import type { Input, InputProblem } from "./types";
import { unwrap } from "./unwrap";

/** The largest transaction as a list of numbers, with line breaks and some wrapping, fits well. */
const LONGEST_TEXT = 20_000;
/** Header, one account, a blockhash and no instruction: no message is shorter. */
const SHORTEST_MESSAGE = 3 + 1 + 32 + 32 + 1;
const SIGNATURE_BYTES = 64;
const ADDRESS_BYTES = 32;

const problem = (which: InputProblem): Input => ({ kind: "problem", problem: which });

const secretKey: Input = { kind: "secret", secret: "key" };

/** Bytes in any encoding: what decodes decides which encoding it was. */
const readBytes = (candidates: readonly Uint8Array[]): Input => {
  if (candidates.some(isKeyPair)) return secretKey;
  const forms = candidates.map((pasted) => ({ pasted, form: formOf(pasted) }));
  const readable = forms.filter(({ form }) => form === "ambiguous" || form.form !== "unreadable");
  if (readable.length > 1) return problem("ambiguous");
  const [first] = readable.length === 1 ? readable : forms;
  if (first === undefined) return problem("not-encoded");
  if (first.form === "ambiguous") return problem("ambiguous");
  if (readable.length === 0) {
    const signature = candidates.find(({ length }) => length === SIGNATURE_BYTES);
    if (signature) return { kind: "signature", signature: toBase58(signature) };
    if (candidates.some(({ length }) => length === ADDRESS_BYTES)) return problem("address");
    if (first.pasted.length < SHORTEST_MESSAGE) return problem("too-short");
  }
  return { kind: "transaction", pasted: first.pasted, ...first.form };
};

const readList = (numbers: readonly number[]): Input => {
  if (isKeyLength(numbers.length)) return secretKey;
  const areBytes = numbers.every(
    (number) => Number.isInteger(number) && number >= 0 && number <= 255,
  );
  return areBytes ? readBytes([Uint8Array.from(numbers)]) : problem("byte-list");
};

/**
 * Tells what a person pasted: a transaction, a message alone, the signature of a landed transaction,
 * or something that must not be kept. Takes base64 of both alphabets, base58, hex and lists of
 * bytes, wrapped in quotes, links, data URLs or JSON. Asks nobody and never throws.
 *
 * What it does not see: a secret key without its public half (32 bytes look like any address), and
 * secrets in a form of some wallet's own, such as encrypted backups.
 */
export const readInput = (pasted: string): Input => {
  if (pasted.trim() === "") return { kind: "empty" };
  if (pasted.length > LONGEST_TEXT) return problem("too-long");
  if (holdsPhrase(pasted)) return { kind: "secret", secret: "phrase" };
  const inside = unwrap(pasted);
  switch (inside.kind) {
    case "problem":
      return problem(inside.problem);
    case "list":
      return readList(inside.numbers);
    case "text":
      if (inside.text === "") return { kind: "empty" };
      if (holdsPhrase(inside.text)) return { kind: "secret", secret: "phrase" };
      return readBytes(readings(inside.text));
  }
};
