import { looksRandom } from "../looks-random";
import { matching, type Rule } from "../rule";

/** Tokens whose makers gave them a beginning by which they are known. */
const formats = [
  /\bAKIA[0-9A-Z]{16}\b/gu,
  /\bgh[pousr]_\w{36,}\b/gu,
  /\bgithub_pat_\w{40,}\b/gu,
  /\bglpat-[\w-]{20,}/gu,
  /\bnpm_\w{36}\b/gu,
  /\bxox[abprs]-[\w-]{20,}/gu,
  /\bAIza[\w-]{35}/gu,
  /\b[srp]k_(?:live|test)_\w{20,}/gu,
  /\bsk-[\w-]{32,}/gu,
  /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/gu,
].map((format) => matching(format, looksRandom));

export const providerToken: Rule = {
  id: "provider-token",
  what: "a token of a known service",
  find: (text, file) => formats.flatMap((find) => find(text, file)),
};
