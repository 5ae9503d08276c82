/**
 * What each variable is for: the second half of the line that a missing or wrong one gets.
 * The schema's keys are checked against this table, so a variable without its reason does not compile.
 */
export const purposes = {
  ALERT_WEBHOOK_SECRET:
    "signs what is sent to ALERT_WEBHOOK_URL: whsec_ and 24 to 64 bytes in Base64",
  ALERT_WEBHOOK_URL:
    "where alerts are sent, as Standard Webhooks; empty: they are shown in the console and logged",
  APP_ENV: "which rules apply: development, staging or production",
  APP_URL: "where people reach this app; sign-in messages and same-origin checks name it",
  DATABASE_URL: "the Postgres to use; empty keeps the data embedded, in DATA_DIR",
  DATA_DIR: "the folder of the embedded database",
  LOG_LEVEL: "how much is logged: debug, info, warn or error",
  NEXTAUTH_SECRET: "encrypts the session cookies",
  OPERATOR_ALLOWLIST:
    "the networks the operator's pages may be seen from, such as 192.0.2.0/24, comma-separated; empty: any",
  OPERATOR_WALLETS: "the wallets that may see the operator's pages, comma-separated",
  REALM_API_KEY: "names this instance to REALM on every call",
  REALM_API_SECRET: "signs the calls to REALM that move money",
  REALM_API_URL: "REALM's base address, such as https://api.realm.ai/v1",
  REALM_ESCROW_WALLET:
    "the wallet that holds what is for sale, where REALM has sellers sign on the chain; empty: no such listing is signed",
  REALM_MAX_FEE_BPS: "the most the marketplace may keep of a price, in hundredths of a percent",
  REALM_PUBLIC_KEY_PINS:
    "the public keys REALM may present, as Base64 of the SHA-256 of each, comma-separated; empty trusts the certificate authorities",
  REALM_TREASURY_WALLETS: "the wallets REALM's fee may be paid to, comma-separated",
  REALM_WEBHOOK_SECRETS: "verifies what REALM sends, comma-separated during a rotation",
  SANDBOX_WALLET_URL:
    "the sandbox's wallet on this machine, for trying things out; never in production",
  SOLANA_CLUSTER: "the cluster money moves on: mainnet-beta, devnet, testnet or localnet",
  SOLANA_RPC_URLS:
    "the cluster's JSON-RPC addresses, comma-separated: asked in this order; a payment counts as lost only where all of them say so",
  SOLANA_WS_URL: "the cluster's PubSub address; empty asks by polling",
  TRUSTED_PROXY_HOPS: "how many proxies of yours stand in front and write X-Forwarded-For",
  VAULT_MASTER_KEY:
    "encrypts the credentials in the database: 32 bytes in Base64 or hex, former ones after a comma",
  VAULT_MASTER_KEY_FILE: "a file that holds what VAULT_MASTER_KEY would, instead of it",
  WEBHOOK_ALLOWLIST:
    "the networks REALM's webhooks may come from, such as 192.0.2.0/24, comma-separated; empty: any, the signature decides",
} as const;

export type Variable = keyof typeof purposes;
