import type { RealmModel } from "@/lib/core/realm";

type Status = RealmModel["status"];

/** How far along a training each status is; the two ends are equally far. */
const rank: Readonly<Record<Status, number>> = {
  pending_training: 0,
  training_queued: 1,
  training: 2,
  active: 3,
  failed: 3,
};

const isEnd = (status: Status): boolean => rank[status] === 3;

/**
 * The status a model has once REALM's answer is known: forwards along its training, and from an end
 * into the next training, never back within one.
 *
 * ```
 *  pending_training ──▶ training_queued ──▶ training ──▶ active | failed
 *                              ▲               ▲              │
 *                              └───────────────┴── trained ───┘
 *                                                  again
 * ```
 *
 * An answer that says less than is known is an old one: a replica that lags, or one that was overtaken.
 * An end that turns into the other end is a whole training that nobody looked at.
 */
export const nextModelStatus = (known: Status, told: Status): Status => {
  if (isEnd(known)) return told === "pending_training" ? known : told;
  return rank[told] > rank[known] ? told : known;
};
