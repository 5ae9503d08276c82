/**
 * "pending": the threshold is passed, but not yet for as long as the rule asks. Only "firing" is told.
 *
 * quiet ──► pending ──► firing ──► quiet
 *             └──► quiet
 */
export const alertStates = ["quiet", "pending", "firing"] as const;
export type AlertState = (typeof alertStates)[number];

/** "worse": it fires already, and now there is more of what each one counts. */
export const alertEventKinds = ["fired", "worse", "resolved"] as const;
export type AlertEventKind = (typeof alertEventKinds)[number];

/**
 * What became of telling it outside. "silenced": an operator had asked for quiet; "nowhere": no
 * ALERT_WEBHOOK_URL; "given-up": it was tried for hours in vain.
 */
export const alertDeliveryStates = [
  "waiting",
  "delivered",
  "given-up",
  "silenced",
  "nowhere",
] as const;
export type AlertDeliveryState = (typeof alertDeliveryStates)[number];
