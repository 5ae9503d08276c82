import { randomBytes } from "node:crypto";
import { verifyAudit } from "@/lib/server/audit/verify";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { parseEnvironment } from "@/lib/server/env/parse";
import { metricsText } from "@/lib/server/metrics";
import { retentionJobs } from "@/lib/server/retention/jobs";
import { WrongKeyError } from "@/lib/server/upstream/pin";
import { credentialScopes, PLATFORM } from "@/lib/server/vault";
import { dueAfter } from "@/lib/server/vault/due";
import { parseMasterKeys } from "@/lib/server/vault/master-keys";
import { createVault } from "@/lib/server/vault/vault";
import type { WebhookCounts } from "@/lib/server/webhooks/counts";
import { parts } from "../probe/parts";
import type { Probe } from "../probe/probe";
import { readProjectFile } from "../probe/project-files";
import { rehearseOn } from "../probe/rehearse";
import { healthyInstance } from "./instance";

const ORIGIN = "https://countersign.example";
const DAY = 86_400_000;

const random = (bytes = 24): string => randomBytes(bytes).toString("hex");

/** Of an instance in production behind one proxy. */
const source = {
  APP_ENV: "production",
  APP_URL: ORIGIN,
  DATABASE_URL: "postgres://app:canary-of-a-password@db.example/app?sslmode=verify-full",
  NEXTAUTH_SECRET: random(32),
  OPERATOR_ALLOWLIST: "192.0.2.0/24",
  REALM_API_KEY: `rk_${random()}`,
  REALM_API_SECRET: `rs_${random()}`,
  REALM_API_URL: "https://api.realm.example/v1",
  REALM_MAX_FEE_BPS: "500",
  REALM_TREASURY_WALLETS: "11111111111111111111111111111111",
  REALM_WEBHOOK_SECRETS: random(),
  SOLANA_CLUSTER: "mainnet-beta",
  SOLANA_RPC_URLS: "https://rpc.one.example",
  TRUSTED_PROXY_HOPS: "1",
  VAULT_MASTER_KEY: randomBytes(32).toString("base64"),
} as const;

/** What the metrics say once every part has shown its own. */
const LATE_METRICS =
  "countersign_webhook_deliveries_total 1\ncountersign_purchase_oldest_unfinished_seconds 0\n";

const SBOM_TEXT = JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.6", components: [{}] });

const GUIDE = [
  "# Backup",
  "## A compromised credential",
  "## A forged webhook",
  "## A leaked database",
  "## REALM is down",
  "## RPC is down",
].join("\n");

const projectFile: Probe["projectFile"] = async (name) => {
  const of = (text: string) => ({ name, text, changedAt: new Date(Date.now() + DAY) });
  if (name === "docs/operations.md") return of(GUIDE);
  return name.endsWith("sbom.cdx.json") ? of(SBOM_TEXT) : readProjectFile(name);
};

/** An instance on which nothing is wrong: a real database and vault, and answers as this build gives them. */
export const openHealthy = async () => {
  const env = parseEnvironment(source);
  // What is asked of the environment by the parts themselves.
  globalThis.countersignEnvironment = env;
  const open = await openTestDatabase();
  const { database } = open;
  const vault = createVault({
    database,
    keys: env.vault.keys ?? parseMasterKeys(source.VAULT_MASTER_KEY),
    environment: "production",
    dueAfter: (since) => dueAfter("production", since),
    now: () => new Date(),
  });
  const pair = { apiKey: source.REALM_API_KEY, apiSecret: source.REALM_API_SECRET };
  const label = "from the environment";
  await vault.adopt({ owner: PLATFORM, label, scopes: credentialScopes, ...pair }, "system");
  const counts: WebhookCounts = {
    ...{ stored: 0, duplicate: 0, unreadable: 0 },
    ...{ missing: 0, stale: 0, wrong: 0 },
  };
  const probe: Probe = {
    parts,
    env,
    now: () => new Date(),
    ask: healthyInstance(ORIGIN, counts),
    browserFiles: () => Promise.resolve([{ name: "main.js", text: "console.log('hello')" }]),
    projectFile,
    secrets: () => Promise.resolve([pair.apiKey, pair.apiSecret, source.NEXTAUTH_SECRET]),
    credentials: () => vault.list(),
    database: () => Promise.resolve(database),
    rehearse: (work) => rehearseOn(database, work),
    audit: () => verifyAudit(database, null),
    visitRealm: () =>
      Promise.resolve({
        ...{ countedBefore: 4, countedAfter: 5, errors: 0, breaker: "closed" },
        skew: { millis: 800, measuredAt: Date.now() },
        limits: [
          { group: "platform user", limit: 60, remaining: 59, resetAt: Date.now() + 60_000 },
        ],
      }),
    handshake: (_, pins) =>
      pins.length === 0
        ? Promise.resolve({ protocol: "TLSv1.3", validUntil: new Date(Date.now() + 60 * DAY) })
        : Promise.reject(new WrongKeyError()),
    webhookCounts: () => counts,
    noteRehearsedForgeries: () => undefined,
    metrics: async () => `${(await metricsText()).text}${LATE_METRICS}`,
    alerts: () =>
      Promise.resolve({ rules: ["webhook-forgeries"], firing: [], lookedAt: new Date() }),
    retention: () =>
      Promise.resolve(
        retentionJobs.map(({ id, what, kept, everyMinutes, runsOnce }) => ({
          ...{ id, what, kept, everyMinutes, runsOnce, removed: 0, removedEver: 0 },
          ...{ endedAt: new Date().toISOString(), failingSince: null, state: "fine" },
        })),
      ),
    advisories: () => Promise.resolve({ ran: true, high: 0, critical: 0, all: 0 }),
    dataFolderMode: () => Promise.resolve(null),
  };
  const close = async (): Promise<void> => {
    globalThis.countersignEnvironment = undefined;
    await open.close();
  };
  return { probe, database, close };
};
