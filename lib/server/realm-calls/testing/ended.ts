import type { EndedAttempt, EndedCall } from "@/lib/server/upstream";

/** Unix milliseconds. */
export const NOON = Date.parse("2026-11-22T12:00:00.000Z");
export const MINUTE = 60_000;

interface Given {
  readonly operation?: string;
  readonly statuses?: readonly (number | null)[];
  readonly outcome?: string;
  readonly fingerprint?: string | null;
  readonly countedFor?: string;
  readonly group?: string;
  readonly at?: number;
  readonly limit?: number;
  readonly remaining?: number;
  readonly resetAt?: number;
  readonly duration?: number;
}

/** A call as the upstream layer tells of it. */
export const ended = (given: Given = {}): EndedCall => {
  const { statuses = [200], at = NOON, remaining = 90, resetAt = NOON + 10 * MINUTE } = given;
  const requestId = crypto.randomUUID();
  const attemptOf = (status: number | null, index: number): EndedAttempt => ({
    at,
    limit: { limit: given.limit ?? 100, remaining, resetAt },
    countedFor: given.countedFor ?? null,
    line: {
      ...{ upstream: "realm", operation: given.operation ?? "getListing", status, requestId },
      attempt: index + 1,
      outcome: given.outcome ?? (status === null ? "timeout" : "answer"),
      durationMs: 20,
      upstreamRequestId: `req_${index}`,
      fingerprint: given.fingerprint === undefined ? "aaaaaaaaaaaa" : given.fingerprint,
    },
  });
  return {
    limitGroup: `platform ${given.group ?? "marketplace"}`,
    startedAt: at,
    durationMs: given.duration ?? 40,
    attempts: statuses.map(attemptOf),
    last: attemptOf(statuses.at(-1) ?? null, statuses.length - 1),
  };
};
