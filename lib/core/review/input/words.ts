import type { InputProblem, Secret } from "./types";

/** What is wrong with the input, and what to paste instead. */
export const problemWords: Readonly<Record<InputProblem, string>> = {
  "too-long":
    "This is longer than any Solana transaction. Paste one transaction, its message or its signature, and nothing around it.",
  "too-short":
    "This is too short to be a transaction. If it was copied by hand, a part may be missing.",
  "not-encoded":
    "This is neither base64 nor base58. Paste a transaction, its message or the signature of a landed one.",
  ambiguous:
    "These bytes can be read as two different things, a transaction and a message, which does not happen by accident. Do not sign them.",
  address:
    "This is an address or a blockhash, not a transaction. Paste the transaction itself, or its signature.",
  "byte-list": "This list is not made of bytes: every number must be whole and from 0 to 255.",
  json: "There is no transaction in this JSON. Paste the transaction’s own field.",
  link: "There is no transaction and no signature in this link. Paste the transaction itself.",
};

export const secretWords: Readonly<Record<Secret, string>> = {
  key: "That was a secret key, not a transaction.",
  phrase: "That looked like a wallet’s recovery phrase, not a transaction.",
};
