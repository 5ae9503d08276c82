import { KnownForms, SHORTEST } from "./known-forms";

const formsOf = (secret: string): ReadonlySet<string> => {
  const bytes = Buffer.from(secret, "utf8");
  return new Set([
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    bytes.toString("base64"),
    bytes.toString("base64url"),
    bytes.toString("hex"),
  ]);
};

const known = new KnownForms();
/** Those of the last line, each with its forms: what changed since then is seldom more than one. */
let last: readonly string[] = [];
let lookedFor: ReadonlyMap<string, ReadonlySet<string>> = new Map();

const areSame = (left: readonly string[], right: readonly string[]): boolean =>
  left === right ||
  (left.length === right.length && left.every((secret, at) => secret === right[at]));

/** From here on these are looked for, and no others. */
const lookFor = (secrets: readonly string[]): void => {
  if (areSame(secrets, last)) return;
  // The environment refuses shorter ones, but for a database's password, which is its owner's to choose.
  const wanted = new Map<string, ReadonlySet<string>>();
  for (const secret of secrets)
    if (secret.length >= SHORTEST) wanted.set(secret, lookedFor.get(secret) ?? formsOf(secret));
  for (const [secret, forms] of wanted)
    if (!lookedFor.has(secret)) for (const form of forms) known.add(form);
  for (const [secret, forms] of lookedFor)
    if (!wanted.has(secret)) for (const form of forms) known.remove(form);
  last = secrets;
  lookedFor = wanted;
};

/**
 * Replaces every occurrence of a known secret, as text, URL-encoded, base64 or hex. The second wall:
 * the allow-list of fields is the first, but a message of some library's error is free text.
 */
export const scrub = (line: string, secrets: readonly string[]): string => {
  lookFor(secrets);
  let clean = line;
  for (const form of known.in(line)) clean = clean.replaceAll(form, "[secret]");
  return clean;
};
