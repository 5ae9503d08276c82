import { randomBytes } from "node:crypto";

const random = (bytes: number): string => randomBytes(bytes).toString("hex");

/**
 * An environment as an operator would write it for production, complete and right, with made-up values
 * and addresses that nobody has.
 */
const madeUpEnvironment = (): Record<string, string> => ({
  APP_ENV: "production",
  APP_URL: "https://countersign.example",
  NEXTAUTH_SECRET: random(32),
  REALM_API_KEY: `rk_${random(16)}`,
  REALM_API_SECRET: random(24),
  REALM_API_URL: "https://api.realm.ai/v1",
  REALM_MAX_FEE_BPS: "500",
  REALM_TREASURY_WALLETS: "11111111111111111111111111111111",
  REALM_WEBHOOK_SECRETS: random(24),
  SOLANA_CLUSTER: "mainnet-beta",
  SOLANA_RPC_URLS: "https://rpc.one.example,https://rpc.two.example",
  TRUSTED_PROXY_HOPS: "1",
  VAULT_MASTER_KEY: randomBytes(32).toString("base64"),
});

/** Whether an instance would start in the made-up environment, with these variables instead of its own. */
export const startsWith = (
  parse: (source: Record<string, string>) => unknown,
  instead: Readonly<Record<string, string>>,
): boolean => {
  try {
    parse({ ...madeUpEnvironment(), ...instead });
    return true;
  } catch {
    return false;
  }
};
