import { isLoopback } from "@/lib/server/upstream/address";
import { isSandboxes } from "@/lib/server/vault/made-for";
import { isPlainRemoteDatabase } from "./database-address";
import type { EnvironmentProblem } from "./environment-error";
import type { Values } from "./schema";

/** Nothing of the sandbox reaches production, where money is real (contract, seed M1). */
export const productionRefusals = (values: Values): EnvironmentProblem[] => {
  const addresses = [
    ["ALERT_WEBHOOK_URL", values.ALERT_WEBHOOK_URL ? [values.ALERT_WEBHOOK_URL] : []],
    ["APP_URL", [values.APP_URL]],
    ["REALM_API_URL", [values.REALM_API_URL]],
    ["SOLANA_RPC_URLS", values.SOLANA_RPC_URLS],
    ["SOLANA_WS_URL", values.SOLANA_WS_URL ? [values.SOLANA_WS_URL] : []],
  ] as const;
  const credentials = [
    ["REALM_API_KEY", values.REALM_API_KEY],
    ["REALM_API_SECRET", values.REALM_API_SECRET],
  ] as const;
  return [
    ...(values.SOLANA_CLUSTER === "localnet"
      ? [{ variable: "SOLANA_CLUSTER", problem: "must not be localnet in production" }]
      : []),
    ...(values.SANDBOX_WALLET_URL
      ? [{ variable: "SANDBOX_WALLET_URL", problem: "must be empty in production" }]
      : []),
    ...addresses
      .filter(([, urls]) => urls.some(isLoopback))
      .map(([variable]) => ({ variable, problem: "must not be this machine in production" })),
    ...credentials
      .filter(([, text]) => isSandboxes(text))
      .map(([variable]) => ({ variable, problem: "must not be the sandbox's in production" })),
    ...(values.DATABASE_URL !== undefined && isPlainRemoteDatabase(values.DATABASE_URL)
      ? [
          {
            variable: "DATABASE_URL",
            problem: "must carry sslmode=require, verify-ca or verify-full in production",
          },
        ]
      : []),
  ];
};
