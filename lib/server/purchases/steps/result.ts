import type { Purchase } from "../purchase";

/**
 * How a step ended: the purchase moved, or it has to wait. `absent` counts a look at the chain that
 * found nothing where nothing can come any more.
 */
export type StepResult =
  | { readonly kind: "moved"; readonly purchase: Purchase }
  | { readonly kind: "wait"; readonly millis: number; readonly absent: boolean };

export const moved = (purchase: Purchase): StepResult => ({ kind: "moved", purchase });
export const wait = (millis: number): StepResult => ({ kind: "wait", millis, absent: false });

/** 1, 2, 4 … 30 s by how often it was waited before. */
export const backoff = (waits: number): number =>
  Math.min(1_000 * 2 ** Math.min(waits, 10), 30_000);
