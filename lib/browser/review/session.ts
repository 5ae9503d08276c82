import { CodedError } from "@/lib/core/errors";
import { isEnd, type CloseReason } from "@/lib/core/purchase";
import type { Attempt, AttemptAnswer } from "./attempt";
import { createAfterSigning } from "./after-signing";
import { createAsking } from "./asking";
import { assess } from "./assess";
import { createGround } from "./ground";
import { endOnLeaving } from "./leaving";
import type { ReviewPorts } from "./ports";
import { preparationOf, type ReviewedPage } from "./preparation";
import { isUndecided } from "./settle";
import { assessedOf, type Preparation, type ReviewState } from "./state";
import { troubleOf } from "./trouble";
import { watched } from "./watched";

/** One opening of the review dialog, from "prepare" to "It is yours". */
export interface ReviewSession {
  readonly get: () => ReviewState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Starts, or picks up the unfinished purchase with this id. */
  readonly begin: (openPurchaseId: string | null) => Promise<void>;
  readonly prepareAgain: () => Promise<void>;
  readonly acknowledge: (read: boolean) => void;
  readonly expire: () => Promise<void>;
  /** Asks whether the purchase went on without this tab, and follows it then. */
  readonly look: () => Promise<void>;
  /** Asks the wallet. Call it first thing in the click: its window needs the gesture. */
  readonly sign: () => Promise<void>;
  /** Checks the same signed bytes once more and hands them over. */
  readonly sendAgain: () => Promise<void>;
  /** The dialog goes away: what was not signed is declined. Resolves when the server knows. */
  readonly leave: () => Promise<void>;
}

const POLL_IN_MS = 1_000;

export const createReviewSession = (page: ReviewedPage, ports: ReviewPorts): ReviewSession => {
  const ground = createGround(ports);
  const { send, follow, conclude } = ground;
  const afterSigning = createAfterSigning(page, ports, ground);
  let left = false;

  /** Best effort: a purchase that is never closed expires by itself, and costs nothing. */
  const close = async (purchase: Attempt, reason: CloseReason): Promise<void> => {
    await ports.close(purchase.id, reason).catch(() => undefined);
  };

  const decide = async (own: number, preparation: Preparation): Promise<void> => {
    const before = assessedOf(ground.get());
    send(own, { type: "prepared", preparation });
    const earlier = before && { reading: "another" as const, assessed: before };
    const assessed = await assess(ports, preparation, earlier);
    if (!ground.isCurrent(own)) return;
    if (assessed.review.verdict !== "block") {
      send(own, { type: "assessed", assessed, standing: null });
      return;
    }
    const standing = await conclude(own, preparation.purchase, "refused");
    if (standing) send(own, { type: "assessed", assessed, standing });
  };

  const proceed = async (own: number, answer: AttemptAnswer): Promise<void> => {
    let current = answer;
    while (ground.isCurrent(own) && current.purchase.state === "created") {
      await ports.wait(POLL_IN_MS);
      current = await ports.read(current.purchase.id);
    }
    if (!ground.isCurrent(own)) return;
    const preparation = preparationOf(page, current);
    if (preparation) await decide(own, preparation);
    else await follow(own, current.purchase);
  };

  /** "Sold" may mean: to this very wallet, in another tab. @throws whatever else ended it */
  const boughtElsewhere = async (thrown: unknown): Promise<Attempt> => {
    if (!(thrown instanceof CodedError) || thrown.code !== "LISTING_SOLD") throw thrown;
    const mine = await ports.mine(page.subject);
    if (mine?.wallet !== page.wallet) throw thrown;
    return mine;
  };

  const prepare = async (start: () => Promise<AttemptAnswer>): Promise<void> => {
    const own = ground.startRun();
    send(own, { type: "prepare" });
    try {
      const answer = await start();
      if (left && answer.prepared) void close(answer.purchase, "declined");
      await proceed(own, answer);
    } catch (thrown) {
      try {
        await follow(own, await boughtElsewhere(thrown));
      } catch (unexplained) {
        send(own, { type: "stop", trouble: troubleOf(unexplained) });
      }
    }
  };

  return {
    get: ground.get,
    subscribe: ground.subscribe,

    begin: (openPurchaseId) =>
      prepare(async () => {
        const unfinished = openPurchaseId ? await ports.read(openPurchaseId) : null;
        // It may have ended since the page was made: expired, or declined in another tab.
        const useful =
          unfinished &&
          !(isEnd(unfinished.purchase.state) && unfinished.purchase.state !== "owned");
        return useful ? unfinished : ports.start(page.subject);
      }),
    prepareAgain: () =>
      prepare(async () => {
        await page.wishAgain?.();
        return ports.start(page.subject);
      }),

    acknowledge: (read) => {
      const messageHash = assessedOf(ground.get())?.review.messageHash;
      if (messageHash) send(ground.run(), { type: "acknowledge", messageHash, read });
    },
    expire: async () => {
      const state = ground.get();
      if (state.phase !== "decided") return;
      const own = ground.run();
      send(own, { type: "settle" });
      const standing = await conclude(own, state.assessed.preparation.purchase, "expired");
      if (standing) send(own, { type: "expire", standing });
    },

    look: async () => {
      const purchase = watched(ground.get());
      if (!purchase) return;
      const now = await ports.read(purchase.id).catch(() => null);
      if (!now || isUndecided(now.purchase.state)) return;
      // Signed or ended here meanwhile: then this tab finds out by itself.
      if (watched(ground.get())?.id !== purchase.id) return;
      // A run of its own: what the wallet still brings home is dropped.
      await follow(ground.startRun(), now.purchase);
    },

    sign: createAsking(page, ports, ground, afterSigning),

    sendAgain: async () => {
      const state = ground.get();
      if (state.phase !== "undelivered") return;
      const own = ground.run();
      send(own, { type: "deliver" });
      await afterSigning.check(own, state.assessed, state.signed);
    },

    leave: async () => {
      left = true;
      const state = ground.get();
      // Signed bytes that are being checked or sent are out of the person's hands: let them arrive.
      if (state.phase === "checking" || state.phase === "following") return;
      ground.startRun();
      const ending = endOnLeaving(state);
      if (ending) await close(ending.purchase, ending.reason);
    },
  };
};
