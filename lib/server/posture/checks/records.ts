import { randomBytes, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Finding } from "@/lib/core/posture";
import type { Database } from "@/lib/server/db";
import { auditLog } from "@/lib/server/db/schema/audit";
import { attention, count, fail, holds, pass, type Measure } from "../check";
import { isClosed } from "../doors";
import { needlesOf } from "../forms";
import type { Probe } from "../probe/probe";

const cleanLogs: Measure = async ({ parts, secrets }) => {
  const known = await secrets();
  const lines: string[] = [];
  const log = parts.createLogger({
    level: "debug",
    secrets: () => known,
    destination: { write: (line) => lines.push(line) },
  });
  const canary = randomUUID();
  // Not on the list of fields: a slip of the hand that has to stay harmless.
  const slip = { operation: "rehearse", prompt: canary, cookie: canary, signature: canary };
  log.info(slip, "A line with what no line may have.");
  for (const secret of known)
    log.error({ error: new Error(`refused ${secret}`) }, `With ${secret}.`);
  const written = lines.join("");
  const leaked = needlesOf(known).filter((needle) => written.includes(needle));
  return [
    holds(
      lines.length === known.length + 1 && !written.includes(canary),
      "A prompt, a cookie and a signature that slipped into a line were left out of it.",
      "A prompt, a cookie or a signature that slipped into a line was written.",
    ),
    holds(
      known.length > 0 && leaked.length === 0,
      `${count(known.length, "secret")} of this instance in errors and sentences: ${lines.length} lines searched, none found.`,
      known.length === 0
        ? "This process knows no secret to look for."
        : "A secret of this instance was written into the log.",
    ),
  ];
};

/** Entries after which walking the chain a second time would hold others up for too long. */
const MOST_REHEARSED = 20_000;

/** What the trigger of the audit log says, and PostgreSQL's raise_exception beside it. */
const REFUSAL = { code: "P0001", message: "the audit log is append-only" } as const;

const isRefusal = (error: unknown): boolean => {
  const cause = error instanceof Error ? error.cause : undefined;
  return (
    cause instanceof Error &&
    cause.message === REFUSAL.message &&
    "code" in cause &&
    cause.code === REFUSAL.code
  );
};

/**
 * Whether the database itself takes a change of an entry that stands.
 * @throws whatever kept the change from being tried: that is no refusal
 */
const takesChange = async (transaction: Database, sequence: number): Promise<boolean> => {
  try {
    await transaction.transaction((inner) =>
      inner.update(auditLog).set({ actor: "somebody else" }).where(eq(auditLog.sequence, sequence)),
    );
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
};

const refusesChange = (changed: boolean): Finding =>
  holds(
    !changed,
    "The database refused to change an entry that stands.",
    "The database let an entry that stands be changed.",
  );

/** Writes an entry, tries to change it, and slips in another behind the log's back. */
const tamper = ({ parts, rehearse, now }: Probe) =>
  rehearse(async (transaction) => {
    const entry = {
      ...{ actor: "system", action: "posture.rehearsed", subject: `posture ${randomUUID()}` },
      details: { reason: "a rehearsal" },
    };
    await parts.appendAudit(transaction, entry, now());
    const { entries, head, broken } = await parts.verifyAudit(transaction, null);
    const changed = await takesChange(transaction, entries);
    const forged = randomBytes(32).toString("hex");
    const place = { sequence: entries + 1, at: now(), previousHash: head, hash: forged };
    await transaction.insert(auditLog).values({ ...entry, ...place });
    const found = await parts.verifyAudit(transaction, null);
    return { changed, noticed: broken === null && found.broken?.sequence === entries + 1 };
  });

const auditChain: Measure = async (probe) => {
  const { entries, head, broken } = await probe.audit();
  if (broken !== null)
    return [fail(`The chain does not hold at entry ${broken.sequence}: ${broken.problem}.`)];
  const whole = pass(
    `The chain holds to its entry ${entries}, whose hash begins with ${head.slice(0, 12)}.`,
  );
  if (entries > MOST_REHEARSED)
    return [
      whole,
      refusesChange(await probe.rehearse((transaction) => takesChange(transaction, entries))),
      attention("It is too long to be walked once more, so no forged entry was tried in it."),
    ];
  const { changed, noticed } = await tamper(probe);
  return [
    whole,
    refusesChange(changed),
    holds(
      noticed,
      "A forged entry was found at its place in a rehearsal, and taken back.",
      "A forged entry was not found in a rehearsal.",
    ),
  ];
};

const NAMES = [
  "countersign_upstream_attempts_total",
  "countersign_upstream_breaker",
  "countersign_upstream_rate_limit_remaining_ratio",
  "countersign_upstream_clock_skew_seconds",
  "countersign_requests_total",
  "countersign_webhook_deliveries_total",
  "countersign_purchase_oldest_unfinished_seconds",
] as const;

/** Longer than the watch ever pauses. */
const WATCH_MILLISECONDS = 5 * 60_000;

const metricsAndAlerts: Measure = async ({ ask, metrics, alerts, now }) => {
  const [text, stranger, watch] = await Promise.all([
    metrics(),
    // As a proxy passes on what comes from the network.
    ask("/api/metrics", { headers: { "x-forwarded-for": "203.0.113.9", via: "1.1 posture" } }),
    alerts(),
  ]);
  const missing = NAMES.filter((name) => !text.includes(name));
  const age = watch.lookedAt === null ? Infinity : now().getTime() - watch.lookedAt.getTime();
  return [
    holds(
      missing.length === 0,
      `${NAMES.length} documented metrics are there.`,
      `Metrics that are documented and not there: ${missing.join(", ")}.`,
    ),
    holds(
      isClosed(stranger.status),
      "For a stranger there are no metrics.",
      `To a stranger the metrics answer ${stranger.status}.`,
    ),
    holds(
      watch.rules.length > 0 && age < WATCH_MILLISECONDS,
      `${count(watch.rules.length, "alert rule")}, looked at ${Math.round(age / 1_000)} s ago.`,
      "The alert rules were not looked at for five minutes.",
    ),
    ...watch.firing.map((rule) => attention(`Firing now: ${rule}.`)),
  ];
};

export const recordChecks = {
  "clean-logs": cleanLogs,
  "audit-chain": auditChain,
  "metrics-and-alerts": metricsAndAlerts,
} as const satisfies Readonly<Record<string, Measure>>;
