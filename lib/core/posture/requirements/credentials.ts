import type { Requirement } from "../requirement";

export const credentials = {
  "secrets-outside": {
    ids: ["R1", "D1", "M1"],
    requirement:
      "Keys and secrets come from the environment, a secret file or the encrypted store; never into browsers' files, addresses, logs, errors or git.",
    code: "cli/checks/secrets/index.ts",
    test: "cli/checks/secrets/scan.test.ts",
  },
  "signing-on-server": {
    ids: ["R2"],
    requirement:
      "Signatures are made on the server only; what browsers load holds no code that signs calls to REALM.",
    code: "lib/server/upstream/authentication/sign-requests.ts",
    test: "e2e/bundle.spec.ts",
  },
  rotation: {
    ids: ["R3", "M2", "M3", "D2"],
    requirement:
      "Rotation without downtime: add, verify, promote, watch, retire; at most one active and one next. Age and due date by environment, reminders before, attention after.",
    code: "lib/server/vault/lifecycle.ts",
    test: "lib/server/credentials/rotation.test.ts",
  },
  "own-environment": {
    ids: ["M1"],
    requirement:
      "Credentials of their own for each environment; a development credential in production refuses to start.",
    code: "lib/server/env/production.ts",
    test: "lib/server/env/parse.test.ts",
  },
  revocation: {
    ids: ["M2", "D21"],
    requirement:
      "Compromised: one action revokes at once, falls back to a verified next, records who and why, and lists every call made with it.",
    code: "lib/server/vault/vault.ts",
    test: "lib/server/vault/vault.test.ts",
  },
  "use-visible": {
    ids: ["M4", "D21"],
    requirement: "Use is visible: calls, errors and last use of each credential.",
    code: "lib/server/vault/usage.ts",
    test: "lib/server/credentials/rotation.test.ts",
  },
  "least-privilege": {
    ids: ["R4", "D3"],
    requirement:
      "A credential is used only for the operations it is meant for; roles belong to wallets.",
    code: "lib/server/vault/source.ts",
    test: "lib/server/vault/source.test.ts",
  },
  "encrypted-at-rest": {
    ids: ["M19", "W2", "D11"],
    requirement:
      "Encrypted at rest: AES-256-GCM, a data key per record, wrapped by a master key that is not in the database; a copied database is useless without it.",
    code: "lib/server/vault/envelope.ts",
    test: "lib/server/vault/envelope.test.ts",
  },
  "access-tokens": {
    ids: ["D4", "D6"],
    requirement:
      "OAuth client secrets stay on the server; access tokens are renewed five minutes before they expire, once, also under concurrent use.",
    code: "lib/server/upstream/authentication/access-token.ts",
    test: "lib/server/upstream/authentication/authentication.test.ts",
  },
} as const satisfies Readonly<Record<string, Requirement>>;
