import { randomBytes, randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
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
  const log = parts.logTo({
    level: "debug",
    destination: { write: (line) => lines.push(line) },
  });
  const canary = randomUUID();
  // Not on the list of fields: a slip of the hand that has to stay harmless.
  const slip: object = { operation: "rehearse", prompt: canary, cookie: canary, signature: canary };
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
      `${count(known.length, "secret")} of this instance in errors and sentences of this process's own log: ${lines.length} lines searched, none found.`,
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
/** PostgreSQL's insufficient_privilege: to a role that may not even try. */
const NOT_ALLOWED = "42501";

const isRefusal = (error: unknown): boolean => {
  const cause = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof Error) || !("code" in cause)) return false;
  return (
    cause.code === NOT_ALLOWED || (cause.code === REFUSAL.code && cause.message === REFUSAL.message)
  );
};

/** What must never be done to an entry that stands. The last one waits for readers, but not for long. */
const CHANGES: Readonly<
  Record<string, (inner: Database, sequence: number) => PromiseLike<unknown>>
> = {
  changed: (inner, sequence) =>
    inner.update(auditLog).set({ actor: "somebody else" }).where(eq(auditLog.sequence, sequence)),
  deleted: (inner, sequence) => inner.delete(auditLog).where(eq(auditLog.sequence, sequence)),
  "emptied with all others": async (inner) => {
    await inner.execute(sql`set local lock_timeout = '1s'`);
    await inner.execute(sql`truncate ${auditLog}`);
  },
};

const TAKEN_BACK = new Error("taken back");

/**
 * What the database itself lets be done to an entry that stands, each tried by itself and taken back.
 * @throws whatever kept one from being tried: that is no refusal
 */
const takenChanges = async (
  transaction: Database,
  sequence: number,
): Promise<readonly string[]> => {
  const taken: string[] = [];
  for (const [what, change] of Object.entries(CHANGES)) {
    try {
      await transaction.transaction(async (inner) => {
        await change(inner, sequence);
        taken.push(what);
        throw TAKEN_BACK;
      });
    } catch (error) {
      if (error !== TAKEN_BACK && !isRefusal(error)) throw error;
    }
  }
  return taken;
};

const refusesChanges = (taken: readonly string[]): Finding =>
  holds(
    taken.length === 0,
    "The database refused to have an entry that stands changed, deleted, or emptied with all others.",
    `The database let an entry that stands be ${taken.join(", and ")}.`,
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
    const taken = await takenChanges(transaction, entries);
    const forged = randomBytes(32).toString("hex");
    const place = { sequence: entries + 1, at: now(), previousHash: head, hash: forged };
    await transaction.insert(auditLog).values({ ...entry, ...place });
    const found = await parts.verifyAudit(transaction, null);
    return { taken, noticed: broken === null && found.broken?.sequence === entries + 1 };
  });

const auditChain: Measure = async (probe) => {
  const { entries, head, broken, knowsHead } = await probe.audit();
  if (broken !== null)
    return [fail(`The chain does not hold at entry ${broken.sequence}: ${broken.problem}.`)];
  if (knowsHead === false)
    return [fail(`Entries that this process has seen behind entry ${entries} are gone.`)];
  const whole = pass(
    `The chain holds to its entry ${entries}, whose hash begins with ${head.slice(0, 12)}.`,
  );
  if (entries > MOST_REHEARSED)
    return [
      whole,
      refusesChanges(await probe.rehearse((transaction) => takenChanges(transaction, entries))),
      attention("It is too long to be walked once more, so no forged entry was tried in it."),
    ];
  const { taken, noticed } = await tamper(probe);
  return [
    whole,
    refusesChanges(taken),
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
