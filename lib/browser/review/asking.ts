import { WalletRefusal, walletRefusal } from "../wallet/failure";
import type { createAfterSigning } from "./after-signing";
import { assess } from "./assess";
import { isSame } from "./difference";
import { isFresh } from "./freshness";
import type { ReviewGround } from "./ground";
import { judgeSigned } from "./judge";
import type { ReviewPorts } from "./ports";
import type { ReviewedPage } from "./preparation";
import { maySign, type Assessed } from "./state";
import { walletTrouble } from "./wallet-trouble";

/**
 * Asks the wallet, synchronously up to its own method where the reading is fresh, so that its window
 * still has the click's gesture. A reading that has lain for a while is made again first: the wallet
 * opens only on what is true now.
 */
export const createAsking = (
  page: ReviewedPage,
  ports: ReviewPorts,
  ground: ReviewGround,
  { check, giveUp }: ReturnType<typeof createAfterSigning>,
): (() => Promise<void>) => {
  const { send, conclude } = ground;

  const ask = async (own: number, assessed: Assessed): Promise<void> => {
    const wallet = ports.wallet();
    // The dialog says what is wrong with the wallet, as long as it is so.
    if (walletTrouble(page, wallet) !== null || !wallet?.signTransaction) return;
    const request = wallet.signTransaction(assessed.preparation.transaction);
    send(own, { type: "ask" });
    const signed = await request.catch((thrown: unknown) => walletRefusal(thrown));
    if (!ground.isCurrent(own)) return;
    if (signed instanceof WalletRefusal) {
      await giveUp(own, assessed, signed);
      return;
    }
    send(own, { type: "signed" });
    await check(own, assessed, signed);
  };

  /** The same bytes read again; null where that ended the attempt. */
  const lookAgain = async (own: number, before: Assessed): Promise<Assessed | null> => {
    const { purchase } = before.preparation;
    const assessed = await assess(ports, before.preparation, { reading: "this", assessed: before });
    if (!ground.isCurrent(own)) return null;
    const same = assessed.since !== null && isSame(assessed.since.difference);
    const judgement = judgeSigned([], assessed.review);
    if (judgement.kind === "send") {
      send(own, { type: "rechecked", assessed, same, standing: null });
      return same ? assessed : null;
    }
    const isDead = judgement.kind === "expired";
    if (isDead) send(own, { type: "settle" });
    const standing = await conclude(own, purchase, isDead ? "expired" : "refused");
    if (standing === null) return null;
    if (isDead) send(own, { type: "expire", standing });
    else send(own, { type: "rechecked", assessed, same, standing });
    return null;
  };

  return async () => {
    const state = ground.get();
    if (state.phase !== "decided" || !maySign(state)) return;
    const own = ground.run();
    if (isFresh(state.assessed.at, ports.now())) {
      await ask(own, state.assessed);
      return;
    }
    send(own, { type: "recheck" });
    const assessed = await lookAgain(own, state.assessed);
    // Without the click's gesture its window would be blocked: the person presses once more.
    if (assessed && ports.isInClick()) await ask(own, assessed);
  };
};
