import {
  isEnd,
  type CloseReason,
  type PurchaseAnswer,
  type PurchaseView,
} from "@/lib/core/purchase";
import { WalletRefusal, walletRefusal } from "../wallet/failure";
import { unsuited } from "../wallet/suited";
import { changesBetween } from "./changes";
import { endOnLeaving } from "./leaving";
import type { ReviewPorts } from "./ports";
import { preparationOf, type ReviewedPage } from "./preparation";
import {
  assessedOf,
  initialState,
  maySign,
  reviewReducer,
  type Assessed,
  type Preparation,
  type ReviewEvent,
  type ReviewState,
} from "./state";
import { troubleOf } from "./trouble";

/** One opening of the review dialog, from "prepare" to "It is yours". */
export interface ReviewSession {
  readonly get: () => ReviewState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Starts, or picks up the unfinished purchase with this id. */
  readonly begin: (openPurchaseId: string | null) => Promise<void>;
  readonly prepareAgain: () => Promise<void>;
  readonly acknowledge: (read: boolean) => void;
  readonly expire: () => void;
  /** Asks the wallet. Call it first thing in the click: its window needs the gesture. */
  readonly sign: () => Promise<void>;
  /** Hands the same signed bytes over once more. */
  readonly sendAgain: () => Promise<void>;
  /** The dialog goes away: what was not signed is declined. Resolves when the server knows. */
  readonly leave: () => Promise<void>;
}

const POLL_IN_MS = 1_000;

export const createReviewSession = (page: ReviewedPage, ports: ReviewPorts): ReviewSession => {
  let state = initialState;
  // Each preparation has its run; what an older run still brings home is dropped.
  let run = 0;
  let left = false;
  const listeners = new Set<() => void>();

  const send = (event: ReviewEvent): void => {
    const next = reviewReducer(state, event);
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };

  const sendIn = (own: number, event: ReviewEvent): void => {
    if (own === run) send(event);
  };

  /** Best effort: a purchase that is never closed expires by itself, and costs nothing. */
  const close = async (purchase: PurchaseView, reason: CloseReason): Promise<void> => {
    await ports.close(purchase.id, reason).catch(() => undefined);
  };

  const assess = async (own: number, preparation: Preparation): Promise<void> => {
    const before = assessedOf(state);
    sendIn(own, { type: "prepared", preparation });
    const { transaction, intent, counterpart } = preparation;
    const review = await ports.review({ transaction, intent, counterpart });
    const changes = before
      ? changesBetween(
          { intent: before.preparation.intent, review: before.review },
          { intent, review },
        )
      : null;
    if (own !== run) return;
    send({ type: "assessed", assessed: { preparation, review, changes } });
    if (review.verdict === "block") void close(preparation.purchase, "refused");
  };

  const follow = async (own: number, first: PurchaseView): Promise<void> => {
    sendIn(own, { type: "follow", purchase: first });
    let purchase = first;
    // With nobody looking there is nothing to ask for: the server finishes the purchase by itself.
    while (own === run && listeners.size > 0 && !isEnd(purchase.state)) {
      await ports.wait(POLL_IN_MS);
      try {
        purchase = (await ports.read(purchase.id)).purchase;
        sendIn(own, { type: "follow", purchase });
      } catch (thrown) {
        sendIn(own, { type: "lose", trouble: troubleOf(thrown) });
      }
    }
  };

  const proceed = async (own: number, answer: PurchaseAnswer): Promise<void> => {
    let current = answer;
    while (own === run && current.purchase.state === "created") {
      await ports.wait(POLL_IN_MS);
      current = await ports.read(current.purchase.id);
    }
    if (own !== run) return;
    const preparation = preparationOf(page, current);
    if (preparation) await assess(own, preparation);
    else await follow(own, current.purchase);
  };

  const prepare = async (start: () => Promise<PurchaseAnswer>): Promise<void> => {
    const own = ++run;
    send({ type: "prepare" });
    try {
      const answer = await start();
      if (left && answer.prepared) void close(answer.purchase, "declined");
      await proceed(own, answer);
    } catch (thrown) {
      sendIn(own, { type: "stop", trouble: troubleOf(thrown) });
    }
  };

  const deliver = async (own: number, assessed: Assessed, signed: Uint8Array): Promise<void> => {
    try {
      const answer = await ports.submit(assessed.preparation.purchase.id, signed);
      await follow(own, answer.purchase);
    } catch (thrown) {
      sendIn(own, { type: "undelivered", signed, trouble: troubleOf(thrown) });
    }
  };

  const check = async (own: number, assessed: Assessed, signed: Uint8Array): Promise<void> => {
    const { preparation } = assessed;
    const compared = ports.compareSigned({
      reviewed: preparation.transaction,
      signed,
      wallet: page.wallet,
      networkFeeLimit: page.policy.networkFee,
    });
    const { intent, counterpart } = preparation;
    const again = await ports.review({ transaction: signed, intent, counterpart });
    const findings = [
      ...compared.findings,
      ...again.findings.filter(({ severity }) => severity === "block"),
    ];
    if (own !== run) return;
    if (findings.length === 0) {
      await deliver(own, assessed, signed);
      return;
    }
    send({ type: "refuse", findings });
    void close(preparation.purchase, "refused");
  };

  /** Synchronous up to the wallet's own method, so that its window still has the click's gesture. */
  const ask = (transaction: Uint8Array): Promise<Uint8Array> => {
    const wallet = ports.wallet();
    if (wallet?.address !== page.wallet) {
      return Promise.reject(
        new WalletRefusal("failed", "Your wallet is now on another account. Nothing was signed."),
      );
    }
    const reason = unsuited(wallet, page.policy.cluster);
    if (reason !== null || !wallet.signTransaction) {
      return Promise.reject(new WalletRefusal("failed", reason ?? "This wallet cannot sign."));
    }
    return wallet.signTransaction(transaction);
  };

  const giveUp = (assessed: Assessed, refusal: WalletRefusal): void => {
    if (refusal.kind === "declined") send({ type: "decline" });
    else send({ type: "stop", trouble: troubleOf(refusal) });
    void close(assessed.preparation.purchase, "declined");
  };

  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    begin: (openPurchaseId) =>
      prepare(async () => {
        const unfinished = openPurchaseId ? await ports.read(openPurchaseId) : null;
        // It may have ended since the page was made: expired, or declined in another tab.
        const useful =
          unfinished &&
          !(isEnd(unfinished.purchase.state) && unfinished.purchase.state !== "owned");
        return useful ? unfinished : ports.start(page.listing.listingId);
      }),
    prepareAgain: () => prepare(() => ports.start(page.listing.listingId)),

    acknowledge: (read) => {
      const messageHash = assessedOf(state)?.review.messageHash;
      if (messageHash) send({ type: "acknowledge", messageHash, read });
    },
    expire: () => {
      send({ type: "expire" });
    },

    sign: async () => {
      if (state.phase !== "decided" || !maySign(state)) return;
      const { assessed } = state;
      const own = run;
      const request = ask(assessed.preparation.transaction);
      send({ type: "ask" });
      const signed = await request.catch((thrown: unknown) => walletRefusal(thrown));
      if (own !== run) return;
      if (signed instanceof WalletRefusal) {
        giveUp(assessed, signed);
        return;
      }
      send({ type: "signed" });
      try {
        await check(own, assessed, signed);
      } catch (thrown) {
        sendIn(own, { type: "stop", trouble: troubleOf(thrown) });
      }
    },

    sendAgain: async () => {
      if (state.phase !== "undelivered") return;
      const { assessed, signed } = state;
      send({ type: "deliver" });
      await deliver(run, assessed, signed);
    },

    leave: async () => {
      left = true;
      // Signed bytes that are being checked or sent are out of the person's hands: let them arrive.
      if (state.phase === "checking" || state.phase === "following") return;
      run += 1;
      const ending = endOnLeaving(state);
      if (ending) await close(ending.purchase, ending.reason);
    },
  };
};
