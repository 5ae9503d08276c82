import type { Person } from "../seed/people";
import type { Store } from "../state/store";
import { userIdOf } from "../user/seed";

/** The base model of everything that was there before. */
const BASE_MODEL = "realm-base-v2.1";

/** Every model on the market is in its owner's studio, trained. */
export const seedModels = (
  { models, assets, listings, facts }: Store,
  people: readonly Person[],
  now: number,
): void => {
  for (const asset of assets.values()) {
    const owner = people.find(({ wallet }) => wallet === asset.ownerWallet);
    // A model that was deleted stays deleted over a restart.
    const name = `studio ${asset.assetId}`;
    if (!owner || asset.assetType !== "model" || facts.get(name) !== null) continue;
    const listing = listings.values().find(({ assetId }) => assetId === asset.assetId);
    const createdAt = listing?.createdAt ?? new Date(now).toISOString();
    const { assetId, description, tags, style } = asset;
    if (!models.get(assetId)) {
      models.put(assetId, {
        modelId: assetId,
        userId: userIdOf(owner.name),
        name: asset.name,
        description,
        tags,
        status: "active",
        baseModel: BASE_MODEL,
        createdAt,
        lastTrainedAt: createdAt,
        ...(style === undefined ? {} : { style }),
      });
    }
    facts.put(name, createdAt);
  }
};
