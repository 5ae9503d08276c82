import type { CloseReason } from "@/lib/core/purchase";
import {
  compareSigned,
  jsonRpcClusterReader,
  reviewTransaction,
  type Review,
  type ReviewRequest,
} from "@/lib/core/review";
import { crossCheckReader, type CrossCheck } from "../chain/cross-check";
import { callCluster } from "../chain/rpc";
import { handoversOf } from "../listings/handovers";
import type { LiveKind } from "../live/live";
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
import type { Attempt, AttemptAnswer } from "./attempt";
import type { Deed } from "./preparation";

/** How the server is asked for one kind of attempt. */
interface Deeds {
  /** @param subject what the page says it is about, such as a listing */
  readonly start: (subject: string) => Promise<AttemptAnswer>;
  readonly read: (id: string) => Promise<AttemptAnswer>;
  /** What this session's wallet has done of it already, or is doing; null where that means nothing. */
  readonly mine: (subject: string) => Promise<Attempt | null>;
  readonly submit: (id: string, signed: Uint8Array) => Promise<AttemptAnswer>;
  readonly close: (id: string, reason: CloseReason) => Promise<unknown>;
}

/** Everything a review reaches outside itself, so that a test can stand in for each. */
export interface ReviewPorts extends Deeds {
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

const untilNews = (kind: LiveKind, milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      leave();
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    const leave = onLiveChange([kind], done, { newsOnly: true });
  });

const cluster = jsonRpcClusterReader(callCluster);

const purchases: Deeds = {
  start: startPurchase,
  read: readPurchase,
  mine: findPurchaseOf,
  submit: submitSigned,
  close: closePurchase,
};

/** A handover is found by its listing alone. */
const nothing = () => Promise.resolve(null);

/** @param crossCheck Where the second endpoint is asked; null with one endpoint. */
export const browserPorts = (crossCheck: CrossCheck | null, deed: Deed): ReviewPorts => {
  const secondCluster = crossCheck === null ? undefined : crossCheckReader(crossCheck);
  return {
    ...(deed === "purchase" ? purchases : { ...handoversOf(deed), mine: nothing }),
    review: (request) => reviewTransaction({ ...request, cluster, secondCluster, now: new Date() }),
    compareSigned,
    wallet: walletStore.current,
    wait: (milliseconds) => untilNews(deed === "purchase" ? "purchase" : "listing", milliseconds),
    now: () => Date.now(),
    // A browser that can't say gets the second press.
    isInClick: () => "userActivation" in navigator && navigator.userActivation.isActive,
  };
};
