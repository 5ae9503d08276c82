import type { EnvironmentProblem } from "./environment-error";
import { isLoopback } from "./fields";
import type { Values } from "./schema";

/** Secrets by the purpose they serve: one that serves two would fall twice (seeds R4, D3). */
const secretsOf = (values: Values): (readonly [string, string])[] => [
  ["NEXTAUTH_SECRET", values.NEXTAUTH_SECRET],
  ["REALM_API_KEY", values.REALM_API_KEY],
  ["REALM_API_SECRET", values.REALM_API_SECRET],
  ...values.REALM_WEBHOOK_SECRETS.map((text) => ["REALM_WEBHOOK_SECRETS", text] as const),
];

const sharedSecrets = (values: Values): EnvironmentProblem[] => {
  const owners = new Map<string, string>();
  const problems: EnvironmentProblem[] = [];
  for (const [variable, text] of secretsOf(values)) {
    const owner = owners.get(text);
    if (owner !== undefined) {
      problems.push({ variable, problem: `must not be the same secret as ${owner}` });
    }
    owners.set(text, variable);
  }
  return problems;
};

/** What development may do and the open network may not. */
const plainAppUrl = (values: Values): EnvironmentProblem[] =>
  values.APP_ENV === "development" ||
  values.APP_URL.protocol === "https:" ||
  isLoopback(values.APP_URL)
    ? []
    : [{ variable: "APP_URL", problem: `must be https in ${values.APP_ENV}` }];

/** Nothing of the sandbox reaches production: money there is real (contract, seed M1). */
const sandboxInProduction = (values: Values): EnvironmentProblem[] => {
  if (values.APP_ENV !== "production") return [];
  const upstreams = [
    ["REALM_API_URL", [values.REALM_API_URL]],
    ["SOLANA_RPC_URLS", values.SOLANA_RPC_URLS],
    ["SOLANA_WS_URL", values.SOLANA_WS_URL ? [values.SOLANA_WS_URL] : []],
  ] as const;
  return [
    ...(values.SOLANA_CLUSTER === "localnet"
      ? [{ variable: "SOLANA_CLUSTER", problem: "must not be localnet in production" }]
      : []),
    ...(values.SANDBOX_WALLET_URL
      ? [{ variable: "SANDBOX_WALLET_URL", problem: "must be empty in production" }]
      : []),
    ...upstreams
      .filter(([, urls]) => urls.some(isLoopback))
      .map(([variable]) => ({ variable, problem: "must not be this machine in production" })),
  ];
};

/** Rules that look at more than one variable. */
export const refusals = (values: Values): EnvironmentProblem[] => [
  ...sharedSecrets(values),
  ...plainAppUrl(values),
  ...sandboxInProduction(values),
];
