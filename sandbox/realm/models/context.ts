import { ProtocolError } from "../http/protocol-error";
import type { Call } from "../http/route";
import type { JobDesk } from "../jobs/answers";
import type { Collection } from "../state/collection";
import type { Asset, ListingRecord, PurchaseRecord } from "../state/records";
import type { ModelRecord } from "../state/studio-records";

/** What the studio's operations work with. */
export interface Studio extends JobDesk {
  readonly models: Collection<ModelRecord>;
  /** What can be put on sale: a trained model becomes one. */
  readonly assets: Collection<Asset>;
  readonly listings: Collection<ListingRecord>;
  readonly purchases: Collection<PurchaseRecord>;
  /** Assets that are being put on sale at this moment. */
  readonly beingListed: ReadonlySet<string>;
  /** Keeps a file that was sent until its job has been done; the key it is found by. */
  readonly keep: (bytes: Uint8Array) => string;
  /** Unix milliseconds. */
  readonly clock: () => number;
}

/** @throws ProtocolError 404 where it is nobody's or somebody else's: the two look the same. */
export const findModel = (
  { models }: Pick<Studio, "models">,
  user: Call["user"],
  modelId: string | undefined,
): ModelRecord => {
  const model = models.get(modelId ?? "");
  if (model?.userId !== user.userId) {
    throw new ProtocolError(404, "model_not_found", "There is no such model of yours.");
  }
  return model;
};

const hasBought = ({ purchases, listings }: Studio, user: Call["user"], modelId: string): boolean =>
  purchases
    .values()
    .some(
      ({ userId, status, listingId }) =>
        userId === user.userId &&
        status === "completed" &&
        listings.get(listingId)?.assetId === modelId,
    );

/**
 * Refuses a model the caller may not make pictures with: it must be trained, and the caller's own or
 * bought with the caller's key.
 * @throws ProtocolError 404 or 409.
 */
export const requireUsable = (studio: Studio, user: Call["user"], modelId: string): void => {
  if (!hasBought(studio, user, modelId)) findModel(studio, user, modelId);
  if (studio.models.get(modelId)?.status !== "active") {
    throw new ProtocolError(409, "model_not_active", "The model is not trained yet.");
  }
};
