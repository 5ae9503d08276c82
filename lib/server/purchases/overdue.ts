import { isEnd, type PurchaseState } from "@/lib/core/purchase";
import type { Purchase } from "./purchase";

/** A payment is final after some 13 s; one that hangs for this long is a person's to look at. */
export const OVERDUE_MILLIS = 5 * 60_000;

/** The states in which money may be on its way. */
export const OVERDUE_STATES = [
  "signed",
  "submitted",
  "paid",
] as const satisfies readonly PurchaseState[];

type Standing = Pick<Purchase, "state" | "updatedAt">;

/** Whether a signed purchase has not got on for five minutes. */
export const isOverdue = ({ state, updatedAt }: Standing, now: Date): boolean =>
  OVERDUE_STATES.some((overdue) => overdue === state) &&
  now.getTime() - updatedAt.getTime() >= OVERDUE_MILLIS;

/** Nodes keep days of history and more, but need not: what is older may be forgotten, and prove nothing. */
const REMEMBERED_MILLIS = 12 * 3_600_000;

/** Whether a purchase was signed so long ago that a chain which knows nothing of it may have forgotten it. */
export const silenceProvesNothing = ({ state, updatedAt }: Standing, now: Date): boolean =>
  OVERDUE_STATES.some((overdue) => overdue === state) &&
  now.getTime() - updatedAt.getTime() >= REMEMBERED_MILLIS;

/** Whether a person has to look: it hangs, or the operator was told of it and it still has not ended. */
export const isStuck = (purchase: Standing & Pick<Purchase, "alertedAt">, now: Date): boolean =>
  (purchase.alertedAt !== null && !isEnd(purchase.state)) || isOverdue(purchase, now);
