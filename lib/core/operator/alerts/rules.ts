import type { Measurements } from "./measurements";

const SECOND = 1_000;

/** Something of which an operator is told without asking. The table is the documentation. */
export interface AlertRule {
  /** Also the anchor of its section in docs/alerts.md. */
  readonly id: string;
  readonly title: string;
  /** "critical": money, or nobody is served. "warning": look today. */
  readonly severity: "critical" | "warning";
  /** What it looks at, and what that is counted in: one, several, or a share or span. */
  readonly measure: keyof Measurements;
  readonly unit: readonly [one: string, several: string] | "percent" | "seconds";
  /** It fires at the threshold and beyond; a share that is left, below it. */
  readonly fires: "from" | "below";
  readonly threshold: number;
  /** Milliseconds for which that must hold: what is over at the next look wakes nobody. */
  readonly holds: number;
  /** Each one is an event of its own: when there are more of them, it is told again. */
  readonly eachCounts: boolean;
  /** What it means, in a sentence. */
  readonly means: string;
  /** The first thing to do. */
  readonly todo: string;
  /** Where in the console one looks. */
  readonly href: `/operator${string}`;
}

const REFUSED = "/operator/calls?show=refused&within=15m";

export const alertRules = [
  {
    id: "chain-01",
    title: "A payment landed that is not what was agreed",
    severity: "critical",
    measure: "disputedPurchases",
    unit: ["purchase", "purchases"],
    fires: "from",
    threshold: 1,
    holds: 0,
    eachCounts: true,
    means:
      "Money or a licence moved on the chain, but not as agreed (CHAIN-01). The purchase is not called paid.",
    todo: "Open it, compare its evidence with the chain, and talk to the buyer and REALM.",
    href: "/operator/purchases?show=disputed",
  },
  {
    id: "sale-disputed",
    title: "A sale, or what a seller signed, is not as agreed on the chain",
    severity: "critical",
    measure: "disputedSelling",
    unit: ["case", "cases"],
    fires: "from",
    threshold: 1,
    holds: 0,
    eachCounts: true,
    means:
      "A licence or money moved on the chain, but not as a seller signed it, or as a sale was told (CHAIN-01), or REALM does not take up what a seller signed. Such a sale counts in no sum.",
    todo: "Open it, compare what was told with what was seen, have it checked again or close it as what it is.",
    href: "/operator/sales?show=contested",
  },
  {
    id: "purchase-stuck",
    title: "A purchase does not get on",
    severity: "critical",
    measure: "stuckPurchases",
    unit: ["purchase", "purchases"],
    fires: "from",
    threshold: 1,
    holds: 0,
    eachCounts: true,
    means: "A signed purchase has not got on for five minutes. The reconciler goes on asking.",
    todo: "Read its last evidence: whether the chain or REALM does not answer.",
    href: "/operator/purchases?show=stuck",
  },
  {
    id: "realm-down",
    title: "REALM does not answer",
    severity: "critical",
    measure: "realmDown",
    unit: ["check in vain", "checks in vain"],
    fires: "from",
    threshold: 1,
    holds: 20 * SECOND,
    eachCounts: false,
    means: "The market is shown from memory, and nobody can buy. Paid purchases wait and are safe.",
    todo: "See whether it is REALM or the way there; nothing needs a restart.",
    href: "/operator/calls?show=unanswered&within=15m",
  },
  {
    id: "chain-down",
    title: "No Solana endpoint answers",
    severity: "critical",
    measure: "chainDown",
    unit: ["check in vain", "checks in vain"],
    fires: "from",
    threshold: 1,
    holds: 20 * SECOND,
    eachCounts: false,
    means: "Nothing can be reviewed, sent or confirmed. What was signed is sent once one answers.",
    todo: "Ask the provider, or put another address into SOLANA_RPC_URLS.",
    href: "/operator",
  },
  {
    id: "rpc-down",
    title: "A Solana endpoint does not answer",
    severity: "warning",
    measure: "endpointsDown",
    unit: ["endpoint", "endpoints"],
    fires: "from",
    threshold: 1,
    holds: 60 * SECOND,
    eachCounts: false,
    means: "The others stand in, but nothing compares their answers with a second opinion.",
    todo: "Ask its provider, or replace its address in SOLANA_RPC_URLS.",
    href: "/operator",
  },
  {
    id: "realm-signature",
    title: "REALM refuses our signatures",
    severity: "critical",
    measure: "forbiddenCalls",
    unit: ["call in 5 minutes", "calls in 5 minutes"],
    fires: "from",
    threshold: 3,
    holds: 0,
    eachCounts: false,
    means: "REALM answers the platform’s calls 403: the secret is wrong, or the clocks differ.",
    todo: "Look at the clock skew first, then verify the credential.",
    href: REFUSED,
  },
  {
    id: "realm-credential",
    title: "REALM refuses our key",
    severity: "critical",
    measure: "unauthorizedCalls",
    unit: ["call in 5 minutes", "calls in 5 minutes"],
    fires: "from",
    threshold: 3,
    holds: 0,
    eachCounts: false,
    means:
      "REALM answers the platform’s calls 401: its key was revoked there, or is not what was entered here.",
    todo: "See which credential it is; verify it, and promote the next one.",
    href: REFUSED,
  },
  {
    id: "refusals-burst",
    title: "Somebody tries our doors",
    severity: "warning",
    measure: "refusedRequests",
    unit: ["request in 5 minutes", "requests in 5 minutes"],
    fires: "from",
    threshold: 100,
    holds: 0,
    eachCounts: false,
    means: "Many requests were answered 401 or 403. Each was refused; nobody came in.",
    todo: "See in the log where they come from; the limits hold, a gateway can refuse them sooner.",
    href: "/operator/limits",
  },
  {
    id: "webhook-forgery",
    title: "Somebody forges REALM’s webhooks",
    severity: "critical",
    measure: "forgedWebhooks",
    unit: ["webhook in 5 minutes", "webhooks in 5 minutes"],
    fires: "from",
    threshold: 10,
    holds: 0,
    eachCounts: false,
    means: "Webhooks came with a missing, wrong or old signature. None was stored.",
    todo: "Set WEBHOOK_ALLOWLIST; after a rotation, see whether REALM still signs with the old secret.",
    href: "/operator/webhooks",
  },
  {
    id: "webhook-parked",
    title: "A webhook could not be applied",
    severity: "warning",
    measure: "parkedWebhooks",
    unit: ["webhook", "webhooks"],
    fires: "from",
    threshold: 1,
    holds: 0,
    eachCounts: true,
    means: "Applying it failed too often. What it told of is polled all the same.",
    todo: "Read its reason; replay it once the cause is gone, or set it aside.",
    href: "/operator/webhooks?show=parked",
  },
  {
    id: "rate-limit-low",
    title: "A rate limit is nearly used up",
    severity: "warning",
    measure: "leastRateLimit",
    unit: "percent",
    fires: "below",
    threshold: 10,
    holds: 0,
    eachCounts: false,
    means: "Less than a tenth of a key’s limit at REALM is left. Reads wait; purchases still go.",
    todo: "See which operations use it up, or ask REALM for more.",
    href: "/operator/limits",
  },
  {
    id: "credential-overdue",
    title: "A credential is overdue",
    severity: "warning",
    measure: "overdueCredentials",
    unit: ["credential", "credentials"],
    fires: "from",
    threshold: 1,
    holds: 0,
    eachCounts: true,
    means: "It has served longer than this environment allows. It still works.",
    todo: "Add the next one, verify it, promote it: nobody loses a call.",
    href: "/operator/credentials",
  },
  {
    id: "clock-skew",
    title: "REALM’s clock and ours differ",
    severity: "warning",
    measure: "clockSkew",
    unit: "seconds",
    fires: "from",
    threshold: 30,
    holds: 0,
    eachCounts: false,
    means:
      "Signatures are made by REALM’s clock, so calls go on; from 5 minutes it can’t be trusted.",
    todo: "Check NTP on this machine.",
    href: "/operator",
  },
] as const satisfies readonly AlertRule[];

export type AlertRuleId = (typeof alertRules)[number]["id"];

export const isAlertRuleId = (text: string): text is AlertRuleId =>
  alertRules.some(({ id }) => id === text);

/** The rule of an id. @throws TypeError for an id that is none */
export const alertRule = (id: AlertRuleId): AlertRule => {
  const found = alertRules.find((rule) => rule.id === id);
  if (found === undefined) throw new TypeError(`no rule ${id}`);
  return found;
};

/** Whether a value is one of which somebody has to be told. */
export const isBreached = (rule: Pick<AlertRule, "fires" | "threshold">, value: number): boolean =>
  rule.fires === "from" ? value >= rule.threshold : value < rule.threshold;

const rounded = (value: number): string => (Math.round(value * 10) / 10).toString();

/** A measured value with its unit: "3 purchases", "4.5 %", "42 s". */
export const valueWords = ({ unit }: Pick<AlertRule, "unit">, value: number): string => {
  if (unit === "percent") return `${rounded(value)} %`;
  if (unit === "seconds") return `${rounded(value)} s`;
  return `${rounded(value)} ${value === 1 ? unit[0] : unit[1]}`;
};

/** When it fires, in words: "from 3 calls in 5 minutes", "below 10 %, for 20 s". */
export const thresholdWords = (rule: AlertRule): string => {
  const at = `${rule.fires} ${valueWords(rule, rule.threshold)}`;
  return rule.holds === 0 ? at : `${at}, for ${rule.holds / SECOND} s`;
};
