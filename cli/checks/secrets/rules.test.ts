import { randomBytes } from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import { base58 } from "@scure/base";
import { describe, expect, it } from "vitest";
import { rules } from "./rules";
import { ownValues } from "./rules/own-values";

interface Pair {
  /** Has to be found. Put together here, so that this file holds none itself. */
  readonly trips: readonly string[];
  /** Looks much like it and is none. */
  readonly passes: readonly string[];
}

const secretKey = Uint8Array.from({ length: 32 }, (_, at) => (at * 89 + 7) % 256);
const keypair = Buffer.concat([secretKey, ed25519.getPublicKey(secretKey)]);
const signature = ed25519.sign(Buffer.from("a message"), secretKey);
const numbers = (bytes: Uint8Array): string => `[${[...bytes].join(", ")}]`;
const drawn = "q7Xv2LmB9tR4kWz8Yc3N";
const hex = "9f31c7a04be26d85130fe9c2";
const base64 = "u8Zq/4Nf+T1vKx7Rj3Ym9Aw0Hs5Lb2Gd6Pc8Et1Qi4o=";
const phrase = "legal winner thank year wave sausage worth useful legal winner thank".split(" ");
const twelve = [...phrase, "yellow"];

const pairs: Readonly<Record<string, Pair>> = {
  "address-password": {
    trips: [`postgres://app:${drawn}@db.example/c`, `amqps://a:${hex}@q.example`],
    passes: [
      "postgres://me:hush@db.example/c",
      "postgres://me:the-password-of-yours@db.example/c",
      `https://host.example/a:${drawn}`,
    ],
  },
  "env-file": {
    trips: [".env", "deploy/.env.production", ".env.local"],
    passes: [".env.example", "lib/server/env/parse.ts", "docs/x.env"],
  },
  "named-secret": {
    trips: [
      `REALM_API_SECRET=${hex}`,
      `VAULT_MASTER_KEY="${base64}"`,
      `NEXTAUTH_SECRET: ${base64}`,
      `const apiKey = "${drawn}";`,
      `{"accessToken": "${drawn}"}`,
      `password: '${drawn}'`,
    ],
    passes: [
      "NEXTAUTH_SECRET=",
      "REALM_API_SECRET=put-your-own-secret-here-2026",
      'apiKey: "0123456789abcdef0123"',
      `const listing = "${drawn}";`,
      "apiSecret: credentials.current.apiSecret2",
      "const token = randomBytes(32).toString();",
    ],
  },
  "pem-private-key": {
    trips: [
      `-----BEGIN PRIVATE KEY-----\n${base64}`,
      `"-----BEGIN RSA PRIVATE KEY-----\\n${base64}"`,
    ],
    passes: [
      "/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/u",
      `-----BEGIN PUBLIC KEY-----\n${base64}`,
      "-----BEGIN PRIVATE KEY----- and so on",
    ],
  },
  "provider-token": {
    trips: [
      `ghp_${drawn}${drawn}`,
      ["AKIA", "Q7XV2LMB9TR4KWZ8"].join(""),
      `xoxb-${hex}`,
      ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiI5ODc2In0", drawn + drawn].join("."),
    ],
    passes: ["ghp_your_token_goes_here_and_nowhere_else_x1", "AKIAEXAMPLE", "eyJhbGciOiJIUzI1NiJ9"],
  },
  "realm-credential": {
    trips: [`rk_live_${drawn}`, `rs_sandbox_${hex}`, `rk_${drawn}`, `whsec_${base64}`],
    passes: [
      "rk_sandbox_0123456789abcdef",
      "rs_live_of_the_environment",
      "whsec_only_for_this_test",
      `work_${drawn}`,
    ],
  },
  "seed-phrase": {
    trips: [
      `const seed = "${twelve.join(" ")}";`,
      `before\n${twelve.join(" ")}\nafter`,
      twelve.join(", "),
      `mnemonic: ["${twelve.join('", "')}"]`,
      `"${[...twelve, ...twelve].join(" ")}"`,
    ],
    passes: [
      `"${phrase.join(" ")}"`,
      '"legal winner thank the wave sausage worth useful legal winner thank yellow"',
      `["${twelve.join('","')}"].includes(part)`,
      `it says ${twelve.join(" ")} somewhere within a sentence.`,
    ],
  },
  "solana-keypair": {
    trips: [base58.encode(keypair), numbers(keypair), `[\n  ${[...keypair].join(",\n  ")},\n]`],
    passes: [
      base58.encode(signature),
      numbers(signature),
      numbers(secretKey),
      base58.encode(ed25519.getPublicKey(secretKey)),
    ],
  },
};

describe.each(rules)("the rule $id", ({ id, find }) => {
  const { trips, passes } = pairs[id] ?? { trips: [], passes: [] };
  const found = (sample: string): number =>
    id === "env-file" ? find("", sample).length : find(sample, "any.ts").length;

  it("finds each of its samples once, and wherever it stands", () => {
    expect(trips.length).toBeGreaterThan(1);
    for (const sample of trips) expect([sample, found(sample)]).toEqual([sample, 1]);
  });

  it("leaves alone what only looks like one", () => {
    expect(passes.length).toBeGreaterThan(1);
    for (const sample of passes) expect([sample, found(sample)]).toEqual([sample, 0]);
  });
});

it("finds what this machine's environment holds, of whatever form, and no value that is no secret", () => {
  const own = randomBytes(24).toString("base64url");
  const { find } = ownValues({
    NEXTAUTH_SECRET: "only words in it",
    REALM_WEBHOOK_SECRETS: `first of the two, ${own}`,
    APP_URL: "https://app.example",
    REALM_API_KEY: "short",
    GREETING_TOKEN: "good morning to you",
    SERVICE_TOKEN: drawn,
    VAULT_MASTER_KEY: undefined,
  });
  expect(find(`say: only words in it; and ${own}.`, "any.ts")).toEqual([5, 27]);
  expect(find(`${drawn}, good morning to you`, "any.ts")).toEqual([0]);
  expect(find("short https://app.example first of", "any.ts")).toEqual([]);
});
