/** The three commitment levels, by how many slots they stand behind the newest. */
export const commitmentLag = { processed: 0, confirmed: 1, finalized: 4 } as const;
export type Commitment = keyof typeof commitmentLag;
export const commitments = ["processed", "confirmed", "finalized"] as const;

export const SLOTS_PER_EPOCH = 432_000;

/** Whether what landed in `landed` has reached the commitment when the newest slot is `slot`. */
export const hasReached = (commitment: Commitment, landed: number, slot: number): boolean =>
  landed + commitmentLag[commitment] <= slot;

/** The highest commitment reached. */
export const commitmentOf = (landed: number, slot: number): Commitment => {
  if (hasReached("finalized", landed, slot)) return "finalized";
  return hasReached("confirmed", landed, slot) ? "confirmed" : "processed";
};

/** Levels of old clients, under the names they have now. */
const oldNames: Readonly<Record<string, Commitment>> = {
  recent: "processed",
  single: "confirmed",
  singleGossip: "confirmed",
  root: "finalized",
  max: "finalized",
};

/** Reads a commitment leniently: an unknown word is taken as the strictest. */
export const readCommitment = (word: string | null | undefined): Commitment =>
  commitments.find((known) => known === word) ?? oldNames[word ?? ""] ?? "finalized";
