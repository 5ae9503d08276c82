/** How far behind a node says it is while a fault makes it answer so. Slots. */
export const SLOTS_BEHIND_WHEN_FAULTY = 42;

/** What goes wrong on purpose, until it is set to something else. */
export type ClusterFault =
  /** Every connection is dropped, and so is every new one. */
  | { readonly kind: "down" }
  /** Every answer is late. */
  | { readonly kind: "latency"; readonly millis: number }
  /** simulateTransaction answers that the node has fallen behind. */
  | { readonly kind: "simulateFails" }
  /** sendTransaction answers that the node has fallen behind; nothing is passed on. */
  | { readonly kind: "sendFails" }
  /** sendTransaction answers the signature, but the transaction never lands. */
  | { readonly kind: "dropSends" };
