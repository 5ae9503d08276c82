import { sql, type SQL } from "drizzle-orm";
import { createLogger } from "@/lib/server/log/create-logger";
import type { Log } from "@/lib/server/log";
import { SBOM } from "../checks/packages";
import type { AdvisoryReport, AlertWatch, Probe } from "../probe/probe";
import { answering, broken, looks, unmeasured, without, type Pair } from "./pair";

/** A log that writes what it is given. */
const talkative = (write: (line: string) => void): Log => {
  const line = (fields: object, sentence: string): void => {
    write(JSON.stringify({ ...fields, sentence }));
  };
  const log: Log = { debug: line, info: line, warn: line, error: line, with: () => log };
  return log;
};

/** Another text of a file of the project; null takes it away. */
const filed =
  (path: string, change: (text: string) => string | null): Pair["take"] =>
  (probe) => ({
    ...probe,
    projectFile: async (name) => {
      const file = await probe.projectFile(name);
      if (name !== path || file === null) return file;
      const text = change(file.text);
      return text === null ? null : { ...file, text };
    },
  });

const advised =
  (report: AdvisoryReport): Pair["take"] =>
  (probe) => ({ ...probe, advisories: () => Promise.resolve(report) });

const watching =
  (change: Partial<AlertWatch>): Pair["take"] =>
  (probe) => ({ ...probe, alerts: async () => ({ ...(await probe.alerts()), ...change }) });

const env =
  (change: Partial<Probe["env"]>): Pair["take"] =>
  (probe) => ({ ...probe, env: { ...probe.env, ...change } });

const answers = (path: RegExp, status: number): Pair["take"] =>
  answering((answer, asked) => (path.test(asked) ? { ...answer, status } : answer));

/** Another state of the database, for as long as a rehearsal lasts. */
const inDatabase =
  (change: SQL): Pair["take"] =>
  (probe) => ({
    ...probe,
    rehearse: (work) =>
      probe.rehearse(async (transaction) => {
        await transaction.execute(change);
        return work(transaction);
      }),
  });

const long: Pair["take"] = (probe) => ({
  ...probe,
  audit: async () => ({ ...(await probe.audit()), entries: 20_001 }),
});

export const provingPairs = {
  "clean-logs": [
    without(
      "the scrubbing of secrets",
      broken({ logTo: (options) => createLogger({ ...options, secrets: () => [] }) }),
    ),
    without(
      "the list of fields",
      broken({
        logTo: ({ destination }) =>
          talkative((line) => {
            if (typeof destination === "object") destination.write(line);
          }),
      }),
    ),
    without("anything to look for", (probe) => ({ ...probe, secrets: () => Promise.resolve([]) })),
  ],
  "audit-chain": [
    without("an entry as it was written", (probe) => ({
      ...probe,
      audit: async () => ({
        ...(await probe.audit()),
        broken: { sequence: 1, problem: "it was changed after it was written" },
      }),
    })),
    without("the refusal of changes", inDatabase(sql`alter table audit_log disable trigger user`)),
    ...["update", "delete", "update or delete"].map((changes) =>
      without(
        `the refusal of all but ${changes}`,
        inDatabase(
          sql.raw(
            `create or replace trigger audit_log_append_only before ${changes} on audit_log for each statement execute function refuse_audit_change()`,
          ),
        ),
      ),
    ),
    without("entries that this process has seen", (probe) => ({
      ...probe,
      audit: async () => ({ ...(await probe.audit()), knowsHead: false }),
    })),
    without("the refusal of changes, in a long log", (probe) =>
      inDatabase(sql`alter table audit_log disable trigger user`)(long(probe)),
    ),
    looks("a log that is short enough to be walked twice", long),
    unmeasured(
      "a refusal that is the trigger's own",
      inDatabase(
        sql`create or replace function refuse_audit_change() returns trigger language plpgsql
            as $$ begin perform 1 / 0; end $$`,
      ),
    ),
    without(
      "the hashes",
      broken({
        verifyAudit: () =>
          Promise.resolve({ entries: 2, head: "0".repeat(64), broken: null, knowsHead: null }),
      }),
    ),
  ],
  "metrics-and-alerts": [
    without("the metrics", (probe) => ({ ...probe, metrics: () => Promise.resolve("") })),
    without("their keeping from strangers", answers(/metrics/u, 200)),
    without("the look at the rules", watching({ lookedAt: new Date(Date.now() - 600_000) })),
    without("the rules", watching({ rules: [] })),
    looks("the quiet", watching({ firing: ["webhook-forgeries"] })),
  ],
  packages: [
    without(
      "the sums of the lockfile",
      filed("package-lock.json", (text) => text.replaceAll('"integrity"', '"was"')),
    ),
    without(
      "the ban of install scripts",
      filed(".npmrc", (text) => text.replace("ignore-scripts=true", "ignore-scripts=false")),
    ),
    without(
      "a readable SBOM",
      filed(SBOM, () => "{}"),
    ),
    looks(
      "the SBOM",
      filed(SBOM, () => null),
    ),
    without("packages without grave faults", advised({ ran: true, high: 1, critical: 0, all: 1 })),
    looks("the registry's answer", advised({ ran: false, reason: "nobody answered" })),
  ],
  penetration: [
    without("the session in front of a purchase", answers(/purchases/u, 200)),
    without("the body limit", answers(/challenge/u, 400)),
    without(
      "the end of redirects",
      answering((answer) => ({
        ...answer,
        header: (name) => (name === "location" ? "https://attacker.example" : answer.header(name)),
      })),
    ),
    without(
      "the end of planted headers",
      answering((answer) => ({ ...answer, setCookies: ["posture=1"] })),
    ),
  ],
  standards: [
    without(
      "a table",
      filed("docs/security.md", (text) => text.replaceAll("ASVS 5.0", "")),
    ),
    without(
      "a line of the requirements",
      filed("docs/security.md", (text) => text.replaceAll('id="rotation"', "")),
    ),
    looks(
      "the document",
      filed("docs/security.md", () => null),
    ),
  ],
  runbooks: [
    without(
      "a runbook",
      filed("docs/operations.md", (text) => text.replace("leaked", "")),
    ),
    looks(
      "the document",
      filed("docs/operations.md", () => null),
    ),
  ],
  deployment: [
    without("the gateway", env({ trustedProxyHops: 0 })),
    without(
      "TLS to the database",
      env({ database: { url: "postgres://a:b@db.example/c", dataDir: ".data" } }),
    ),
    without("the closed data folder", (probe) => ({
      ...probe,
      dataFolderMode: () => Promise.resolve(0o755),
    })),
  ],
} as const;
