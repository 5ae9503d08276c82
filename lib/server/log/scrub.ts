import { LRUCache } from "lru-cache";

/**
 * A secret shorter than this could be part of an ordinary word. The environment refuses such, but
 * for a database's password, which is its owner's to choose.
 */
const SHORTEST = 8;

/**
 * Replaces every occurrence of a known secret, as text, URL-encoded, base64 or hex. The second wall:
 * the allow-list of fields is the first, but a message of some library's error is free text.
 */
export const scrub = (line: string, secrets: readonly string[]): string => {
  let clean = line;
  for (const form of formsOfAll(secrets))
    if (clean.includes(form)) clean = clean.replaceAll(form, "[secret]");
  return clean;
};

/** Bounded, so that what was a secret once is not kept here for ever. */
const forms = new LRUCache<string, ReadonlySet<string>>({ max: 4_000 });

/** Those of the last line: secrets change now and then, and a line must not pay for gathering them. */
let last: { readonly secrets: readonly string[]; readonly forms: readonly string[] } = {
  secrets: [],
  forms: [],
};

const areSame = (left: readonly string[], right: readonly string[]): boolean =>
  left === right ||
  (left.length === right.length && left.every((secret, at) => secret === right[at]));

const formsOfAll = (secrets: readonly string[]): readonly string[] => {
  if (!areSame(secrets, last.secrets)) {
    const long = secrets.filter(({ length }) => length >= SHORTEST);
    last = { secrets, forms: long.flatMap((secret) => [...formsOf(secret)]) };
  }
  return last.forms;
};

const formsOf = (secret: string): ReadonlySet<string> => {
  const known = forms.get(secret);
  if (known) return known;
  const bytes = Buffer.from(secret, "utf8");
  const made = new Set([
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    bytes.toString("base64"),
    bytes.toString("base64url"),
    bytes.toString("hex"),
  ]);
  forms.set(secret, made);
  return made;
};
