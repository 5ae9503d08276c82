import { looksRandom } from "../looks-random";
import { matching, type Rule } from "../rule";

/** `postgres://user:password@host` with a password that looks drawn. */
export const addressPassword: Rule = {
  id: "address-password",
  what: "a password in an address",
  find: matching(/\b[a-z][a-z+.-]{2,20}:\/\/[^\s/:@"'`]+:([^\s/@"'`]{16,})@/giu, looksRandom),
};
