import type { CloseReason, PurchaseAnswer, PurchaseView } from "@/lib/core/purchase";
import {
  compareSigned,
  jsonRpcClusterReader,
  reviewTransaction,
  type Review,
  type ReviewRequest,
} from "@/lib/core/review";
import { crossCheckReader, type CrossCheck } from "../chain/cross-check";
import { callCluster } from "../chain/rpc";
import { onLiveChange } from "../live/page";
import {
  closePurchase,
  findPurchaseOf,
  readPurchase,
  startPurchase,
  submitSigned,
} from "../purchases/client";
import type { ConnectedWallet } from "../wallet/connected-wallet";
import { walletStore } from "../wallet/store";

/** Everything a review reaches outside itself, so that a test can stand in for each. */
export interface ReviewPorts {
  readonly start: (listingId: string) => Promise<PurchaseAnswer>;
  readonly read: (id: string) => Promise<PurchaseAnswer>;
  /** What this session's wallet has bought, or is buying, of the listing. */
  readonly mine: (listingId: string) => Promise<PurchaseView | null>;
  readonly submit: (id: string, signed: Uint8Array) => Promise<PurchaseAnswer>;
  readonly close: (id: string, reason: CloseReason) => Promise<unknown>;
  readonly review: (request: Omit<ReviewRequest, "cluster" | "now">) => Promise<Review>;
  compareSigned: typeof compareSigned;
  /** The wallet at this very moment, not at the last render. */
  readonly wallet: () => ConnectedWallet | null;
  /** Until news of a purchase come, but no longer than this. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether a press still counts as the reason for a window that opens now. */
  readonly isInClick: () => boolean;
}

const untilNews = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      leave();
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    const leave = onLiveChange("purchase", done);
  });

const cluster = jsonRpcClusterReader(callCluster);

/** @param crossCheck Where the second endpoint is asked; null with one endpoint. */
export const browserPorts = (crossCheck: CrossCheck | null): ReviewPorts => {
  const secondCluster = crossCheck === null ? undefined : crossCheckReader(crossCheck);
  return {
    start: startPurchase,
    read: readPurchase,
    mine: findPurchaseOf,
    submit: submitSigned,
    close: closePurchase,
    review: (request) => reviewTransaction({ ...request, cluster, secondCluster, now: new Date() }),
    compareSigned,
    wallet: walletStore.current,
    wait: untilNews,
    now: () => Date.now(),
    // A browser that can't say gets the second press.
    isInClick: () => "userActivation" in navigator && navigator.userActivation.isActive,
  };
};
