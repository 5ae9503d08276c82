import type { LiveState } from "@/lib/browser/live/live";
import { isEnd, type PurchaseState } from "@/lib/core/purchase";
import { SESSION_ENDED } from "./fetch-purchases";

const UNDER_WAY = 3_000;
const WAITING_FOR_A_PERSON = 5_000;
const AFTER_A_FAILURE = 8_000;
const NOTHING_UNDER_WAY = 15_000;

interface Known {
  readonly purchases: readonly { readonly state: PurchaseState }[];
  readonly error: Error | null;
  readonly live: LiveState;
}

/**
 * How long until the list is asked for again without having been told of a change; false: not at all,
 * because changes are told, or the session is over and every answer would be the same.
 */
export const pollMilliseconds = ({ purchases, error, live }: Known): number | false => {
  if (error?.message === SESSION_ENDED) return false;
  if (error !== null) return AFTER_A_FAILURE;
  if (live === "live" || live === "ended") return false;
  const open = purchases.filter(({ state }) => !isEnd(state));
  if (open.length === 0) return NOTHING_UNDER_WAY;
  return open.every(({ state }) => state === "prepared") ? WAITING_FOR_A_PERSON : UNDER_WAY;
};
