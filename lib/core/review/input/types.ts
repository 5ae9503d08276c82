/** Why what was pasted is nothing that can be looked at. */
export type InputProblem =
  | "too-long"
  | "too-short"
  | "not-encoded"
  | "ambiguous"
  | "address"
  | "byte-list"
  | "json"
  | "link";

export type Secret = "key" | "phrase";

/** `message`: what is signed, without signatures; `unreadable`: bytes that are neither, for MSG-01 and MSG-02. */
export type Form = "whole" | "message" | "unreadable";

/** What a person pasted, as far as it can be told without asking anyone. */
export type Input =
  | { readonly kind: "empty" }
  | {
      readonly kind: "transaction";
      readonly form: Form;
      /** Wire bytes; those of a message alone begin with its signatures, all missing. */
      readonly bytes: Uint8Array;
      /** The bytes as they were pasted, the message alone where it was one. */
      readonly pasted: Uint8Array;
    }
  /** base58 of the 64 bytes by which the chain knows a landed transaction. */
  | { readonly kind: "signature"; readonly signature: string }
  /** To be cleared away, never kept, shown or sent. */
  | { readonly kind: "secret"; readonly secret: Secret }
  | { readonly kind: "problem"; readonly problem: InputProblem };
