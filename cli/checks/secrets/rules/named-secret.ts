import { looksRandom } from "../looks-random";
import { matching, type Rule } from "../rule";

/** A token that looks drawn, given to a name that says it is secret: `API_KEY=…`, `"token": "…"`. */
export const namedSecret: Rule = {
  id: "named-secret",
  what: "a random token under a secret's name",
  find: matching(
    /(?:secret|token|passw(?:or)?d|credential|(?:api|private|master|signing|access)_?-?key)\w{0,30}["'`\]]{0,2}\s{0,4}[:=]{1,2}\s{0,4}["'`]?([\w+/.=-]{16,200})(?![\w(])/giu,
    looksRandom,
  ),
};
