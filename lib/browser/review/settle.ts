import type { CloseReason, PurchaseState } from "@/lib/core/purchase";
import type { Attempt } from "./attempt";
import type { ReviewPorts } from "./ports";

/**
 * What may be said about the money when an attempt ends here. "unpaid": the server has ended the
 * purchase unsigned. "unknown": it could not be asked, so nothing may be said.
 */
export type Standing = "unpaid" | "unknown";

/** How a purchase stands while nothing has been decided anywhere about its signature. */
export const isUndecided = (state: PurchaseState): boolean =>
  state === "created" || state === "prepared";

/** Ends that only an unsigned purchase, or one that never reached the chain, can come to. */
const unpaidEnds: readonly PurchaseState[] = ["declined", "refused", "expired"];

/** Whether the server ended it and knows of no payment: a notice says that there is, or may be, one. */
export const isUnpaid = ({ state, notice }: Pick<Attempt, "state" | "notice">): boolean =>
  unpaidEnds.includes(state) && notice === null;

/** The read and the close are two calls: another tab may sign between them, so the read is repeated. */
const ATTEMPTS = 2;

/**
 * Ends an attempt, or gives the purchase as it is because it went on without this tab: another one
 * may have signed and paid. The server is asked first; what moved on is never closed.
 */
export const settle = async (
  ports: Pick<ReviewPorts, "read" | "close">,
  id: string,
  reason: CloseReason,
): Promise<Standing | Attempt> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      const { purchase } = await ports.read(id);
      if (isUnpaid(purchase)) return "unpaid";
      if (!isUndecided(purchase.state)) return purchase;
      await ports.close(id, reason);
      return "unpaid";
    } catch {
      // Overtaken or unreachable: the next read tells which.
    }
  }
  return "unknown";
};
