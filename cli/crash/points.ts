import type { PurchaseState } from "@/lib/core/purchase";
import { happenings, type Happening } from "./happenings";
import type { Patience } from "./purchase";

/** Before: it never happened. After: it happened, and the app never hears of it. */
export type Moment = "before" | "after";

export interface CrashPoint extends Omit<Happening, "states" | "patience"> {
  readonly number: number;
  readonly moment: Moment;
  readonly patience: Patience;
  /** What the store holds after a kill exactly there; null is no purchase at all. */
  readonly stored: PurchaseState | null;
}

/** Every point at which a purchase can be cut off, numbered: before and after each happening. */
export const crashPoints: readonly CrashPoint[] = happenings.flatMap(
  ({ states: [without, written], patience = "stays", ...happening }, index) => {
    const both = { ...happening, patience };
    return [
      { ...both, number: 2 * index + 1, moment: "before" as const, stored: without },
      { ...both, number: 2 * index + 2, moment: "after" as const, stored: written },
    ];
  },
);

export const shortPoints: readonly CrashPoint[] = crashPoints.filter(({ isShort }) => isShort);
