import { isLoopback } from "@/lib/server/upstream/address";
import type { EnvironmentProblem } from "./environment-error";
import { productionRefusals } from "./production";
import type { Values } from "./schema";

/** Secrets by the purpose they serve: one that serves two would fall twice (seeds R4, D3). */
const secretsOf = (values: Values): (readonly [string, string])[] => [
  ...(values.ALERT_WEBHOOK_SECRET === undefined
    ? []
    : [["ALERT_WEBHOOK_SECRET", values.ALERT_WEBHOOK_SECRET] as const]),
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

/**
 * This process speaks plain http, so an https address means a proxy in front. With no hop counted,
 * everybody would share the proxy's address and one visitor could use up the limits of all.
 */
const uncountedProxy = (values: Values): EnvironmentProblem[] =>
  values.APP_URL.protocol === "https:" &&
  !isLoopback(values.APP_URL) &&
  values.TRUSTED_PROXY_HOPS === 0
    ? [
        {
          variable: "TRUSTED_PROXY_HOPS",
          problem: "must be at least 1 where APP_URL is https, which a proxy in front speaks",
        },
      ]
    : [];

/** An alert that nobody can tell from a forged one is worse than none. */
const halfAlertWebhook = (values: Values): EnvironmentProblem[] => {
  const given = {
    ALERT_WEBHOOK_URL: values.ALERT_WEBHOOK_URL,
    ALERT_WEBHOOK_SECRET: values.ALERT_WEBHOOK_SECRET,
  };
  const missing = Object.entries(given).filter(([, value]) => value === undefined);
  return missing.length === 1
    ? missing.map(([variable]) => ({
        variable,
        problem: "is missing, as ALERT_WEBHOOK_URL and ALERT_WEBHOOK_SECRET go together",
      }))
    : [];
};

/** Rules that look at more than one variable. */
export const refusals = (values: Values): EnvironmentProblem[] => [
  ...sharedSecrets(values),
  ...halfAlertWebhook(values),
  ...plainAppUrl(values),
  ...uncountedProxy(values),
  ...(values.APP_ENV === "production" ? productionRefusals(values) : []),
];
