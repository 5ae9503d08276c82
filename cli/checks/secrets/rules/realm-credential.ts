import { looksRandom } from "../looks-random";
import { matching, type Rule } from "../rule";

/** REALM's keys, secrets and webhook secrets, the sandbox's among them. */
export const realmCredential: Rule = {
  id: "realm-credential",
  what: "a REALM key or secret",
  find: matching(/(?<![\w-])(?:r[ks]_|whsec_)([\w+/=-]{16,})/gu, (token) =>
    // "live_" and "sandbox_" are no part of what was drawn.
    looksRandom(token.replace(/^[a-z]+_/u, "")),
  ),
};
