import { isEnd, type PurchaseState } from "@/lib/core/purchase";
import { SESSION_ENDED } from "./fetch-purchases";

const LIVE = 1_500;
const WAITING_FOR_A_PERSON = 5_000;
const AFTER_A_FAILURE = 8_000;

/**
 * How long until the list is asked for again; false: not at all. Where everything ended, or the
 * session did, there is nothing to wait for.
 */
export const pollMilliseconds = (
  purchases: readonly { state: PurchaseState }[],
  error: Error | null,
): number | false => {
  const open = purchases.filter(({ state }) => !isEnd(state));
  if (open.length === 0 || error?.message === SESSION_ENDED) return false;
  if (error !== null) return AFTER_A_FAILURE;
  return open.every(({ state }) => state === "prepared") ? WAITING_FOR_A_PERSON : LIVE;
};
