import type { CallAttempt } from "@/lib/core/operator/calls";
import type { realmCalls } from "@/lib/server/db/schema/realm-calls";
import type { EndedAttempt, EndedCall } from "@/lib/server/upstream";

type CallRow = Omit<typeof realmCalls.$inferInsert, "id">;

const attemptOf = ({ line, at, limit }: EndedAttempt): CallAttempt => ({
  at: new Date(at).toISOString(),
  status: line.status,
  outcome: line.outcome,
  duration: line.durationMs,
  upstreamRequestId: line.upstreamRequestId,
  fingerprint: line.fingerprint,
  limit:
    limit === null
      ? null
      : {
          limit: limit.limit,
          remaining: limit.remaining,
          resetAt: new Date(limit.resetAt).toISOString(),
        },
});

/** The group's own name: whose limit it is, its credential's fingerprint says. */
export const groupOf = (limitGroup: string): string => limitGroup.split(" ").at(-1) ?? "";

/**
 * A call as it is kept, each value by its name: what a later version of a call carries beside them gets
 * no further.
 */
export const rowOf = (call: EndedCall, subject: string | null): CallRow => {
  const { requestId, upstreamRequestId, operation, status, outcome } = call.last.line;
  // An attempt that we refused ourselves is made with none; those before it were.
  const made = call.attempts.findLast(({ line }) => line.fingerprint !== null);
  const fingerprint = made?.line.fingerprint ?? null;
  return {
    ...{ requestId, upstreamRequestId, operation, status, outcome, fingerprint, subject },
    attempts: call.attempts.length,
    startedAt: new Date(call.startedAt),
    duration: call.durationMs,
    limitGroup: call.limitGroup === null ? null : groupOf(call.limitGroup),
    trail: call.attempts.map(attemptOf),
  };
};
