import type { RealmJob } from "@/lib/core/realm";
import type { RealmClient } from "@/lib/server/realm";

const unexpected = (): never => {
  throw new Error("REALM was not to be asked this");
};

/** A client whose calls are those given; every other one throws. */
export const scriptedRealm = (calls: Partial<RealmClient> = {}): RealmClient => ({
  searchListings: unexpected,
  getListing: unexpected,
  createListing: unexpected,
  cancelListing: unexpected,
  initiatePurchase: unexpected,
  confirmPurchase: unexpected,
  getPurchase: unexpected,
  createModel: unexpected,
  getModel: unexpected,
  listModels: unexpected,
  changeModel: unexpected,
  deleteModel: unexpected,
  trainModel: unexpected,
  generateImages: unexpected,
  modifyImage: unexpected,
  generateVideo: unexpected,
  swapFace: unexpected,
  getImageJob: unexpected,
  getVideoJob: unexpected,
  getProfile: unexpected,
  changeProfile: unexpected,
  ...calls,
});

/** A job as REALM tells it. */
export const toldJob = (jobId: string, told: Partial<RealmJob>): RealmJob => ({
  jobId,
  jobType: "image_generation",
  status: "queued",
  ...told,
});
