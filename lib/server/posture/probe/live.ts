import { stat } from "node:fs/promises";
import { lastLook, listAlerts } from "@/lib/server/alerts/operate";
import { auditSinceStart } from "@/lib/server/audit/operate";
import { database } from "@/lib/server/db";
import { env, knownSecrets, listeningPort } from "@/lib/server/env";
import { metricsText } from "@/lib/server/metrics";
import { retentionRuns } from "@/lib/server/retention";
import { PLATFORM, vault } from "@/lib/server/vault";
import { noteRehearsedForgeries, webhookCounts } from "@/lib/server/webhooks/operate";
import { askAdvisories } from "./advisories";
import { askInstance } from "./ask";
import { shakeHands } from "./handshake";
import { parts } from "./parts";
import type { AlertWatch, Probe } from "./probe";
import { readBrowserFiles, readProjectFile } from "./project-files";
import { rehearseOn } from "./rehearse";
import { visitRealm } from "./visit-realm";

/** Asked once, however many checks need it. */
const once = <Result>(work: () => Promise<Result>): (() => Promise<Result>) => {
  let asked: Promise<Result> | undefined;
  return () => (asked ??= work());
};

const secrets = async (): Promise<readonly string[]> => {
  const opened = await (await vault()).inUse(PLATFORM);
  return [
    ...new Set([
      ...knownSecrets(),
      ...opened.flatMap(({ apiKey, apiSecret }) => [apiKey, apiSecret]),
    ]),
  ];
};

const alertWatch = async (): Promise<AlertWatch> => {
  const [views, look] = await Promise.all([listAlerts(), lastLook()]);
  return {
    rules: views.map(({ rule }) => rule.id),
    firing: views.filter(({ state }) => state === "firing").map(({ rule }) => rule.id),
    lookedAt: look === null ? null : new Date(look),
  };
};

const dataFolderMode = async (): Promise<number | null> => {
  const { url, dataDir } = env().database;
  return url === null ? (await stat(dataDir)).mode & 0o777 : null;
};

/** What one run of the checks sees of this instance. */
export const liveProbe = (): Probe => ({
  parts,
  env: env(),
  now: () => new Date(),
  ask: askInstance(env().appUrl, listeningPort()),
  browserFiles: once(readBrowserFiles),
  projectFile: readProjectFile,
  secrets: once(secrets),
  credentials: async () => (await vault()).list(),
  database,
  rehearse: async (work) => rehearseOn(await database(), work),
  audit: auditSinceStart,
  visitRealm: once(visitRealm),
  handshake: shakeHands,
  webhookCounts,
  noteRehearsedForgeries,
  metrics: async () => (await metricsText()).text,
  alerts: alertWatch,
  retention: retentionRuns,
  advisories: once(askAdvisories),
  dataFolderMode,
});
