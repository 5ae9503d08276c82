import type { Sellable } from "@/components/studio/listings";
import { CodedError } from "@/lib/core/errors";
import type { ModelView } from "@/lib/core/model";
import type { Address } from "@/lib/core/solana";
import { allModels } from "@/lib/server/models";
import { listOwnListings } from "@/lib/server/selling";
import { coversOf } from "../../models/covers-of";

/** Null where the wallet has no REALM account connected. */
const trainedModels = async (wallet: Address): Promise<readonly ModelView[] | null> => {
  try {
    return await allModels(wallet, "active");
  } catch (error) {
    if (error instanceof CodedError && error.code === "CREDENTIAL_REQUIRED") return null;
    throw error;
  }
};

interface Found {
  readonly sellable: readonly Sellable[];
  readonly forSale: readonly ModelView[];
}

/** A wallet's trained models, and which of them are for sale; null without a REALM account. */
export const sellableOf = async (wallet: Address): Promise<Found | null> => {
  const models = await trainedModels(wallet);
  if (models === null) return null;
  const [{ listings }, covers] = await Promise.all([listOwnListings(wallet), coversOf(wallet)]);
  const taken = new Set(
    listings
      .filter(({ state }) => state !== "sold" && state !== "cancelled" && state !== "failed")
      .map(({ assetId }) => assetId),
  );
  return {
    forSale: models.filter(({ modelId }) => taken.has(modelId)),
    sellable: models
      .filter(({ modelId }) => !taken.has(modelId))
      .map(({ id, modelId, name, description }) => {
        const cover = covers.get(modelId);
        return { id, modelId, name, description, cover };
      }),
  };
};
