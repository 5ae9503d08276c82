/** One finding that is none, by file and rule: never a folder, so that the next file is looked at. */
export interface Allowance {
  readonly file: string;
  readonly rule: string;
  /** Why it protects nothing. */
  readonly because: string;
}

const PUBLISHED_PHRASE =
  "a phrase of BIP-39's published test vectors, to be refused where it is pasted";
const PUBLISHED_SECRET = "the example in the Standard Webhooks specification";

export const allowed: readonly Allowance[] = [
  { file: "cli/inspect.test.ts", rule: "seed-phrase", because: PUBLISHED_PHRASE },
  { file: "e2e/inspect.spec.ts", rule: "seed-phrase", because: PUBLISHED_PHRASE },
  { file: "lib/core/account/account.test.ts", rule: "seed-phrase", because: PUBLISHED_PHRASE },
  {
    file: "lib/browser/inspect/inspection.test.ts",
    rule: "seed-phrase",
    because: PUBLISHED_PHRASE,
  },
  {
    file: "lib/core/review/input/read-input.test.ts",
    rule: "seed-phrase",
    because: PUBLISHED_PHRASE,
  },
  {
    file: "e2e/safety.spec.ts",
    rule: "seed-phrase",
    because: PUBLISHED_PHRASE,
  },
  {
    file: "lib/core/text/wallet-secret/wallet-secret.test.ts",
    rule: "seed-phrase",
    because: PUBLISHED_PHRASE,
  },
  {
    file: "lib/server/http/route.test.ts",
    rule: "seed-phrase",
    because: PUBLISHED_PHRASE,
  },
  {
    file: "lib/server/http/wallet-secrets.test.ts",
    rule: "seed-phrase",
    because: PUBLISHED_PHRASE,
  },
  {
    file: "lib/server/listings/query.test.ts",
    rule: "seed-phrase",
    because: PUBLISHED_PHRASE,
  },
  {
    file: "lib/server/posture/checks/identity.ts",
    rule: "seed-phrase",
    because: PUBLISHED_PHRASE,
  },
  {
    file: "lib/core/realm/vectors/realm-signing.json",
    rule: "named-secret",
    because: "made for the signing vectors; opens nothing",
  },
  {
    file: "lib/core/realm/webhook-verification.test.ts",
    rule: "named-secret",
    because: PUBLISHED_SECRET,
  },
  {
    file: "lib/core/realm/webhook-verification.test.ts",
    rule: "realm-credential",
    because: PUBLISHED_SECRET,
  },
];
