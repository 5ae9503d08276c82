import { addressSchema, clusterSchema } from "@/lib/core/solana";
import * as z from "zod";
import {
  addresses,
  allowlist,
  loopbackOrigin,
  masterKeys,
  originUrl,
  pins,
  postgresUrl,
  secret,
  secrets,
  socketUrl,
  someAddresses,
  someUpstreamUrls,
  upstreamUrl,
  webhookSecret,
  wholeNumber,
} from "./fields";
import type { Variable } from "./purposes";

export const logLevel = z.enum(["debug", "info", "warn", "error"]).default("info");

/** Every variable of the app. Secrets have no default anywhere; what has one is harmless. */
const variables = {
  ALERT_WEBHOOK_SECRET: webhookSecret.optional(),
  ALERT_WEBHOOK_URL: upstreamUrl.optional(),
  APP_ENV: z.enum(["development", "staging", "production"]),
  APP_URL: originUrl,
  DATABASE_URL: postgresUrl.optional(),
  DATA_DIR: z.string().default(".data"),
  LOG_LEVEL: logLevel,
  NEXTAUTH_SECRET: secret(32),
  OPERATOR_ALLOWLIST: allowlist.prefault(""),
  OPERATOR_WALLETS: addresses.default([]),
  REALM_API_KEY: secret(8),
  REALM_API_SECRET: secret(16),
  REALM_API_URL: upstreamUrl,
  REALM_ESCROW_WALLET: addressSchema.optional(),
  REALM_MAX_FEE_BPS: wholeNumber(0, 10_000),
  REALM_PUBLIC_KEY_PINS: pins.default([]),
  REALM_TREASURY_WALLETS: someAddresses,
  REALM_WEBHOOK_SECRETS: secrets(16),
  SANDBOX_WALLET_URL: loopbackOrigin.optional(),
  SOLANA_CLUSTER: clusterSchema,
  SOLANA_RPC_URLS: someUpstreamUrls,
  SOLANA_WS_URL: socketUrl.optional(),
  TRUSTED_PROXY_HOPS: wholeNumber(0, 10).default(0),
  VAULT_MASTER_KEY: masterKeys.optional(),
  VAULT_MASTER_KEY_FILE: z.string().optional(),
  WEBHOOK_ALLOWLIST: allowlist.prefault(""),
} as const satisfies Record<Variable, z.ZodType>;

export const environmentSchema = z.object(variables);
export type Values = z.output<typeof environmentSchema>;
