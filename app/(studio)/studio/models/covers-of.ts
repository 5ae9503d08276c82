import type { Address } from "@/lib/core/solana";
import { listResults } from "@/lib/server/results";

/** How many of the latest pictures are looked through: a wall of models shows what is recent. */
const LATEST = 100;

/** The latest kept picture made with each model: addresses by REALM's id of the model. */
export const coversOf = async (wallet: Address): Promise<ReadonlyMap<string, string>> => {
  const { results } = await listResults(wallet, { kind: "image", limit: LATEST });
  const kept = results.flatMap(({ modelId, state, url }) =>
    modelId === null || url === null || state !== "kept" ? [] : [[modelId, url] as const],
  );
  // Newest first: the last to be written stays.
  return new Map(kept.toReversed());
};
