import { CodedError } from "@/lib/core/errors";
import { callsFor } from "@/lib/server/realm-calls";
import type { PurchaseContext } from "./context";
import { wasPaid } from "./landed-late";
import type { Purchase } from "./purchase";
import { keepLease } from "./store/keep-lease";
import { releaseRecheck } from "./store/lease";

/**
 * After each answer the wait is twice as long: 30 s, 1, 2, 4 and 8 minutes. By then what was prepared has
 * landed or can't, and REALM has seen it.
 */
const FIRST_WAIT_MILLIS = 30_000;
const MOST_ANSWERS = 6;
/** The chain shows within seconds what REALM has seen there. */
const SHOWN_SOON_MILLIS = 10_000;
/** Who gives no answer is asked again, as long after as it is since, within these bounds. */
const SHORTEST_SILENCE_MILLIS = 60_000;
const LONGEST_SILENCE_MILLIS = 15 * 60_000;

type Next = Pick<Purchase, "recheckAt" | "waits">;

const silence = ({ now }: PurchaseContext, { updatedAt }: Purchase): number => {
  const since = now().getTime() - updatedAt.getTime();
  return Math.min(Math.max(since, SHORTEST_SILENCE_MILLIS), LONGEST_SILENCE_MILLIS);
};

/** Asks once. What gets no answer is asked again however late it is: no answer says nothing. */
const ask = async (context: PurchaseContext, ended: Purchase): Promise<Next> => {
  const { waits } = ended;
  const after = (millis: number): Date => new Date(context.now().getTime() + millis);
  try {
    const paid = await callsFor(`purchase:${ended.id}`, () => wasPaid(context, ended));
    if (paid === null) return { recheckAt: after(SHOWN_SOON_MILLIS), waits };
    const isOver = paid || waits + 1 >= MOST_ANSWERS;
    return { recheckAt: isOver ? null : after(FIRST_WAIT_MILLIS * 2 ** waits), waits: waits + 1 };
  } catch (error) {
    const expected = error instanceof CodedError && error.code !== "INTERNAL";
    const fields = { purchaseId: ended.id, state: ended.state, error };
    if (expected) context.log.warn(fields, "Whether an ended purchase was paid has to wait.");
    else context.log.error(fields, "An ended purchase could not be asked for.");
    return { recheckAt: after(silence(context, ended)), waits };
  }
};

/**
 * Asks of a claimed purchase that has ended whether it was paid all the same, for a wallet can send by
 * itself and no webhook come, and says when to ask again.
 */
export const recheck = async (context: PurchaseContext, claimed: Purchase): Promise<void> => {
  const lease = keepLease(context, claimed);
  try {
    const next = await ask(context, claimed);
    await releaseRecheck(context, { ...claimed, ...(await lease.end()) }, next);
  } finally {
    await lease.end();
  }
};
