import { CodedError } from "@/lib/core/errors";
import type { LiveState } from "./live";

const AFTER_A_FAILURE_MILLIS = 8_000;

interface Known {
  readonly error: Error | null;
  readonly live: LiveState;
  /** From one look to the next while no stream stands, in milliseconds. */
  readonly pollMillis: number;
}

/** Whether what was asked is answered to nobody until somebody signs in again. */
export const isSessionOver = (error: Error | null): boolean =>
  error instanceof CodedError && error.code === "SESSION_REQUIRED";

/**
 * How many milliseconds until what is shown is asked for again without having been told of a change;
 * false: not at all. A failure is asked again though changes are told: that one was not shown.
 */
export const nextAsk = ({ error, live, pollMillis }: Known): number | false => {
  if (isSessionOver(error)) return false;
  if (error !== null) return AFTER_A_FAILURE_MILLIS;
  return live === "live" || live === "ended" ? false : pollMillis;
};
