import type { PurchaseState } from "@/lib/core/purchase";

/** The stations people see; "created" comes before the first, and "submitted" is part of "signed". */
export const stations = ["prepared", "signed", "paid", "owned"] as const;
export type Station = (typeof stations)[number];
export type Mark = "done" | "now" | "ahead" | "void";

const reached: Readonly<Partial<Record<PurchaseState, number>>> = {
  created: 0,
  prepared: 1,
  signed: 2,
  submitted: 2,
  paid: 3,
  owned: 4,
};

/**
 * What each station shows. A purchase under way has one "now"; one that ended without being owned
 * has none: what it reached stays done, the rest is void.
 */
export const timeline = (
  state: PurchaseState,
  history: readonly { state: PurchaseState }[],
): readonly { station: Station; mark: Mark }[] => {
  const running = reached[state];
  const count = running ?? Math.max(0, ...history.map((entry) => reached[entry.state] ?? 0));
  return stations.map((station, position) => {
    if (position < count) return { station, mark: "done" };
    if (running === undefined) return { station, mark: "void" };
    return { station, mark: position === count ? "now" : "ahead" };
  });
};
