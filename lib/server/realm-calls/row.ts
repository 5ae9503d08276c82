import type { CallAttempt } from "@/lib/core/operator/calls";
import type { realmCalls } from "@/lib/server/db/schema/realm-calls";
import type { EndedAttempt, EndedCall } from "@/lib/server/upstream";

type CallRow = Omit<typeof realmCalls.$inferInsert, "id">;

/** Whether a text holds a secret of ours. */
export type IsSecret = (text: string) => boolean;

/** REALM's own id for a request: a text from outside, which may be our key that comes back. */
const requestIdOf = (
  { line: { upstreamRequestId: id } }: EndedAttempt,
  isSecret: IsSecret,
): string | null => (id === null || isSecret(id) ? null : id);

const attemptOf = (attempt: EndedAttempt, isSecret: IsSecret): CallAttempt => {
  const { line, at, limit } = attempt;
  return {
    at: new Date(at).toISOString(),
    status: line.status,
    outcome: line.outcome,
    duration: line.durationMs,
    upstreamRequestId: requestIdOf(attempt, isSecret),
    fingerprint: line.fingerprint,
    limit:
      limit === null
        ? null
        : {
            limit: limit.limit,
            remaining: limit.remaining,
            resetAt: new Date(limit.resetAt).toISOString(),
          },
  };
};

/** The group's own name: whose limit it is, its credential's fingerprint says. */
export const groupOf = (limitGroup: string): string => limitGroup.split(" ").at(-1) ?? "";

/**
 * A call as it is kept, each value by its name: what a later version of a call carries beside them gets
 * no further.
 */
export const rowOf = (call: EndedCall, subject: string | null, isSecret: IsSecret): CallRow => {
  const { requestId, operation, status, outcome } = call.last.line;
  // An attempt that we refused ourselves is made with none; those before it were.
  const made = call.attempts.findLast(({ line }) => line.fingerprint !== null);
  const fingerprint = made?.line.fingerprint ?? null;
  return {
    ...{ requestId, operation, status, outcome, fingerprint, subject },
    upstreamRequestId: requestIdOf(call.last, isSecret),
    attempts: call.attempts.length,
    startedAt: new Date(call.startedAt),
    duration: call.durationMs,
    limitGroup: call.limitGroup === null ? null : groupOf(call.limitGroup),
    trail: call.attempts.map((attempt) => attemptOf(attempt, isSecret)),
  };
};
