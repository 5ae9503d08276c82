import { CodedError } from "@/lib/core/errors";
import type { WalletRefusal } from "../wallet/failure";
import type { ReviewGround } from "./ground";
import { judgeSigned } from "./judge";
import type { ReviewPorts } from "./ports";
import type { ReviewedPage } from "./preparation";
import { isUndecided } from "./settle";
import type { Assessed } from "./state";
import { troubleOf } from "./trouble";

/** What follows the wallet's answer. */
interface AfterSigning {
  /** Compares what was signed with what was read, reviews it again, and hands it over or says why not. */
  readonly check: (own: number, assessed: Assessed, signed: Uint8Array) => Promise<void>;
  readonly giveUp: (own: number, assessed: Assessed, refusal: WalletRefusal) => Promise<void>;
}

export const createAfterSigning = (
  page: ReviewedPage,
  ports: ReviewPorts,
  ground: ReviewGround,
): AfterSigning => {
  const { send, follow, conclude } = ground;

  const deliver = async (own: number, assessed: Assessed, signed: Uint8Array): Promise<void> => {
    const { id } = assessed.preparation.purchase;
    try {
      const answer = await ports.submit(id, signed);
      await follow(own, answer.purchase);
    } catch (thrown) {
      const now = await ports.read(id).catch(() => null);
      if (now && !isUndecided(now.purchase.state)) await follow(own, now.purchase);
      else send(own, { type: "undelivered", signed, trouble: troubleOf(thrown) });
    }
  };

  const check = async (own: number, assessed: Assessed, signed: Uint8Array): Promise<void> => {
    const { transaction, intent, counterpart, purchase } = assessed.preparation;
    const { findings: differences } = ports.compareSigned({
      reviewed: transaction,
      signed,
      wallet: page.wallet,
      networkFeeLimit: page.policy.networkFee,
    });
    const again = await ports
      .review({ transaction: signed, intent, counterpart })
      .catch(() => null);
    if (!ground.isCurrent(own)) return;
    const judgement = judgeSigned(differences, again);
    const unreached = (code: "CHAIN_UNAVAILABLE" | "INTERNAL"): void => {
      const trouble = troubleOf(new CodedError(code, "the signed bytes could not be looked at"));
      send(own, { type: "undelivered", signed, trouble });
    };
    if (judgement.kind === "send") {
      await deliver(own, assessed, signed);
      return;
    }
    if (judgement.kind === "unasked") {
      unreached("CHAIN_UNAVAILABLE");
      return;
    }
    send(own, { type: "settle" });
    const reason = judgement.kind === "expired" ? "expired" : "refused";
    const standing = await conclude(own, purchase, reason);
    if (standing === null) return;
    if (judgement.kind === "expired") send(own, { type: "expire", standing });
    // What only the cluster speaks against may be this very purchase, paid from another tab.
    else if (standing === "unknown" && differences.length === 0) unreached("INTERNAL");
    else send(own, { type: "refuse", standing, findings: judgement.findings });
  };

  const giveUp = async (own: number, assessed: Assessed, refusal: WalletRefusal): Promise<void> => {
    send(own, { type: "settle" });
    const standing = await conclude(own, assessed.preparation.purchase, "declined");
    if (standing === null) return;
    if (refusal.kind === "declined") send(own, { type: "decline", standing });
    else send(own, { type: "stop", trouble: troubleOf(refusal) });
  };

  return { check, giveUp };
};
