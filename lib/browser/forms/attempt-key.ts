import * as z from "zod";
import { CodedError, type ErrorCode } from "@/lib/core/errors";
import { draftStore } from "./draft";

const attemptSchema = z.object({ wanted: z.string(), key: z.uuid() });

/**
 * The key of one attempt: the same for the same wish until it is known to have arrived, after a reload
 * too, so that a double press or a lost answer acts once; another for another wish.
 * @param name of what is attempted, such as "new-model"
 */
export const attemptKey = (name: string, store = draftStore(`attempt:${name}`)) => ({
  for: (wish: unknown): string => {
    const wanted = JSON.stringify(wish);
    const before = attemptSchema.safeParse(store.read());
    if (before.success && before.data.wanted === wanted) return before.data.key;
    const key = crypto.randomUUID();
    store.write({ wanted, key });
    return key;
  },
  /** The attempt came to an end; the same wish again is a new one. */
  forget: store.forget,
});

/** Said before anybody looked whether the key had begun something: of that it says nothing. */
const SAID_AT_THE_DOOR: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "SESSION_REQUIRED",
  "WALLET_BLOCKED",
  "ADDRESS_REFUSED",
]);

/** REALM's "not now": what comes later is another attempt, for the key's is written down as refused. */
const REFUSED_FOR_NOW: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "REALM_UNAVAILABLE",
  "REALM_RATE_LIMITED",
]);

/**
 * Whether a job's start that failed is known to have begun nothing, so that the same wish later needs
 * another key. A start throws REALM's codes only where REALM did not take it; where that is in doubt it
 * answers with the job (lib/server/jobs/begin.ts). With the key of a refusal the same refusal comes again;
 * with another key, what was begun and never heard of is paid twice.
 */
export const isAttemptOver = (error: unknown): boolean =>
  error instanceof CodedError &&
  !SAID_AT_THE_DOOR.has(error.code) &&
  (!error.retryable || REFUSED_FOR_NOW.has(error.code));
