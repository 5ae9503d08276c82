import type { Address, Cluster } from "@/lib/core/solana";
import type { Allowlist } from "@/lib/server/http/allowlist";
import type { MasterKeys } from "@/lib/server/vault/master-keys";
import { EnvironmentError, type EnvironmentProblem } from "./environment-error";
import { purposes } from "./purposes";
import { refusals } from "./refusals";
import { environmentSchema, type Values } from "./schema";

/** The environment, parsed: what the rest of the server reads instead of `process.env`. */
export interface Env {
  readonly appEnv: "development" | "staging" | "production";
  /** Where alerts are sent, and what signs them; null where they are not. */
  readonly alertWebhook: { readonly url: URL; readonly secret: string } | null;
  /** An origin: no path, no query. */
  readonly appUrl: URL;
  readonly realm: {
    readonly apiUrl: URL;
    readonly apiKey: string;
    readonly apiSecret: string;
    readonly webhookSecrets: readonly string[];
    readonly treasuryWallets: readonly [Address, ...Address[]];
    /** Where a seller's licence goes while it is for sale; null: nobody may be asked to send it. */
    readonly escrowWallet: Address | null;
    /** Hundredths of a percent of the price. */
    readonly maxFeeBasisPoints: number;
    /** Base64 of the SHA-256 of a public key (SPKI); none: any that a certificate authority vouches for. */
    readonly publicKeyPins: readonly string[];
  };
  readonly solana: {
    readonly cluster: Cluster;
    readonly rpcUrls: readonly [URL, ...URL[]];
    readonly wsUrl: URL | null;
  };
  /** `url` null: embedded, in `dataDir`. */
  readonly database: { readonly url: string | null; readonly dataDir: string };
  readonly nextAuthSecret: string;
  /** Either of the two. */
  readonly vault:
    | { readonly keys: MasterKeys; readonly file: null }
    | { readonly keys: null; readonly file: string };
  readonly operatorAllowlist: Allowlist;
  readonly operatorWallets: readonly Address[];
  readonly trustedProxyHops: number;
  readonly webhookAllowlist: Allowlist;
  readonly sandboxWalletUrl: URL | null;
}

const alertWebhookOf = ({
  ALERT_WEBHOOK_URL: url,
  ALERT_WEBHOOK_SECRET: secret,
}: Values): Env["alertWebhook"] =>
  url === undefined || secret === undefined ? null : { url, secret };

const arrange = (values: Values): Env => ({
  alertWebhook: alertWebhookOf(values),
  appEnv: values.APP_ENV,
  appUrl: values.APP_URL,
  realm: {
    apiUrl: values.REALM_API_URL,
    apiKey: values.REALM_API_KEY,
    apiSecret: values.REALM_API_SECRET,
    webhookSecrets: values.REALM_WEBHOOK_SECRETS,
    treasuryWallets: values.REALM_TREASURY_WALLETS,
    escrowWallet: values.REALM_ESCROW_WALLET ?? null,
    maxFeeBasisPoints: values.REALM_MAX_FEE_BPS,
    publicKeyPins: values.REALM_PUBLIC_KEY_PINS,
  },
  solana: {
    cluster: values.SOLANA_CLUSTER,
    rpcUrls: values.SOLANA_RPC_URLS,
    wsUrl: values.SOLANA_WS_URL ?? null,
  },
  database: { url: values.DATABASE_URL ?? null, dataDir: values.DATA_DIR },
  nextAuthSecret: values.NEXTAUTH_SECRET,
  vault: values.VAULT_MASTER_KEY
    ? { keys: values.VAULT_MASTER_KEY, file: null }
    : { keys: null, file: values.VAULT_MASTER_KEY_FILE ?? "" },
  operatorAllowlist: values.OPERATOR_ALLOWLIST,
  operatorWallets: values.OPERATOR_WALLETS,
  trustedProxyHops: values.TRUSTED_PROXY_HOPS,
  webhookAllowlist: values.WEBHOOK_ALLOWLIST,
  sandboxWalletUrl: values.SANDBOX_WALLET_URL ?? null,
});

const isVariable = (name: string): name is keyof typeof purposes => Object.hasOwn(purposes, name);

/** "REALM_API_KEY is missing: names this instance to REALM on every call." Never the value. */
const line = ({ variable, problem }: EnvironmentProblem): string =>
  `${variable} ${problem}${isVariable(variable) ? `: ${purposes[variable]}` : ""}.`;

/** An empty variable is a missing one, as `.env` files and shells mean it. */
const present = (source: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(source).flatMap(([name, text]) =>
      text === undefined || text.trim() === "" ? [] : [[name, text.trim()]],
    ),
  );

/**
 * One place for the master key: two could differ, and none would leave credentials in the clear. Asked
 * of the names alone, so that it is said beside whatever else is wrong.
 */
const masterKeyProblems = (given: Readonly<Record<string, string>>): EnvironmentProblem[] => {
  const inText = Object.hasOwn(given, "VAULT_MASTER_KEY");
  if (inText !== Object.hasOwn(given, "VAULT_MASTER_KEY_FILE")) return [];
  return inText
    ? [
        {
          variable: "VAULT_MASTER_KEY_FILE",
          problem: "must be empty where VAULT_MASTER_KEY is set",
        },
      ]
    : [{ variable: "VAULT_MASTER_KEY", problem: "is missing" }];
};

/**
 * Reads the environment.
 * @throws EnvironmentError with one line per missing or wrong variable.
 */
export const parseEnvironment = (source: Readonly<Record<string, string | undefined>>): Env => {
  const given = present(source);
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const problems = new Map<string, string>();
    for (const issue of parsed.error.issues) {
      const variable = String(issue.path[0]);
      const problem = Object.hasOwn(given, variable) ? wrong(issue) : "is missing";
      if (!problems.has(variable)) problems.set(variable, problem);
    }
    const wrongs = [...problems].map(([variable, problem]) => ({ variable, problem }));
    throw new EnvironmentError([...wrongs, ...masterKeyProblems(given)].map(line));
  }
  const refused = [...masterKeyProblems(given), ...refusals(parsed.data)];
  if (refused.length > 0) throw new EnvironmentError(refused.map(line));
  return arrange(parsed.data);
};

/** zod's own sentences may quote the input; only ours are let through. */
const wrong = (issue: { readonly code: string; readonly message: string }): string =>
  issue.code === "invalid_value" ? "is none of its values" : issue.message;
