/** Shorter ones could be part of an ordinary word. */
const SHORTEST = 8;

/** A secret in each form in which it could lie about. */
const formsOf = (secret: string): readonly string[] => {
  const bytes = Buffer.from(secret, "utf8");
  return [
    secret,
    encodeURIComponent(secret),
    bytes.toString("base64"),
    bytes.toString("base64url"),
    bytes.toString("hex"),
  ];
};

/** Everything to look for where none of the secrets may be. */
export const needlesOf = (secrets: readonly string[]): readonly string[] => [
  ...new Set(secrets.filter(({ length }) => length >= SHORTEST).flatMap(formsOf)),
];
