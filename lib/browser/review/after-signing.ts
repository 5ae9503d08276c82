import { CodedError } from "@/lib/core/errors";
import type { Finding, Review } from "@/lib/core/review";
import type { WalletRefusal } from "../wallet/failure";
import type { ReviewGround } from "./ground";
import { judgeSigned, mayHaveLanded, type Judgement } from "./judge";
import type { ReviewPorts } from "./ports";
import type { ReviewedPage } from "./preparation";
import { isUndecided, isUnpaid } from "./settle";
import type { Assessed } from "./state";
import { troubleOf, wouldFail, type Trouble } from "./trouble";

/** What follows the wallet's answer. */
interface AfterSigning {
  /** Compares what was signed with what was read, reviews it again, and hands it over or says why not. */
  readonly check: (own: number, assessed: Assessed, signed: Uint8Array) => Promise<void>;
  readonly giveUp: (own: number, assessed: Assessed, refusal: WalletRefusal) => Promise<void>;
}

/** Why an attempt is to end here. */
type Ending = Extract<Judgement, { kind: "refuse" | "expired" }>;

/** The signed bytes, what tells them from the reviewed ones, and their own review. */
interface Reading {
  readonly signed: Uint8Array;
  readonly differences: readonly Finding[];
  /** Null where none could be made. */
  readonly again: Review | null;
}

export const createAfterSigning = (
  page: ReviewedPage,
  ports: ReviewPorts,
  ground: ReviewGround,
): AfterSigning => {
  const { send, follow, conclude } = ground;

  const reviewAgain = async (
    { preparation: { intent, counterpart } }: Assessed,
    signed: Uint8Array,
  ): Promise<Review | null> =>
    ports.review({ transaction: signed, intent, counterpart }).catch(() => null);

  const keep = (own: number, signed: Uint8Array, trouble: Trouble): void => {
    send(own, { type: "undelivered", signed, trouble });
  };

  /** The attempt ends here: the transaction is dead, or something speaks against sending it. */
  const end = async (
    own: number,
    assessed: Assessed,
    { signed, differences, again }: Reading,
    judgement: Ending,
  ): Promise<void> => {
    send(own, { type: "settle" });
    const reason = judgement.kind === "expired" ? "expired" : "refused";
    const standing = await conclude(own, assessed.preparation.purchase, reason);
    if (standing === null) return;
    if (judgement.kind === "expired") {
      send(own, { type: "expire", standing });
      return;
    }
    const { findings } = judgement;
    // What only the cluster speaks against may be this very purchase, paid from another tab.
    if (standing === "unknown" && differences.length === 0) keep(own, signed, wouldFail(findings));
    else send(own, { type: "refuse", refusal: { signed, again, findings, standing } });
  };

  /**
   * "The cluster does not answer" is also what the server says while its own trial fails, and what
   * it finds divided may have failed since. Asked from here once more, a transaction that would fail
   * is called that.
   */
  const undeliverable = async (
    own: number,
    assessed: Assessed,
    signed: Uint8Array,
    thrown: unknown,
  ): Promise<void> => {
    const trouble = troubleOf(thrown);
    if (trouble.code === "CHAIN_UNAVAILABLE" || trouble.code === "CHAIN_DIVIDED") {
      const again = await reviewAgain(assessed, signed);
      if (!ground.isCurrent(own)) return;
      const judgement = judgeSigned([], again);
      if (judgement.kind === "refuse" || judgement.kind === "expired") {
        await end(own, assessed, { signed, differences: [], again }, judgement);
        return;
      }
    }
    keep(own, signed, trouble);
  };

  /** @param ending what to end as where the server, too, knows of no landing; null: nothing speaks against it */
  const deliver = async (
    own: number,
    assessed: Assessed,
    reading: Reading,
    ending: Ending | null,
  ): Promise<void> => {
    const { id } = assessed.preparation.purchase;
    const { signed } = reading;
    try {
      const answer = await ports.submit(id, signed);
      await follow(own, answer.purchase);
    } catch (thrown) {
      const now = await ports.read(id).catch(() => null);
      if (!now || isUndecided(now.purchase.state)) {
        await undeliverable(own, assessed, signed, thrown);
      } else if (ending !== null && isUnpaid(now.purchase)) {
        await end(own, assessed, reading, ending);
      } else await follow(own, now.purchase);
    }
  };

  const check = async (own: number, assessed: Assessed, signed: Uint8Array): Promise<void> => {
    const { findings: differences, benign } = await ports.compareSigned({
      reviewed: assessed.preparation.transaction,
      signed,
      wallet: page.wallet,
      networkFeeLimit: page.policy.networkFee,
    });
    send(own, { type: "compared", added: benign });
    const again = await reviewAgain(assessed, signed);
    if (!ground.isCurrent(own)) return;
    const judgement = judgeSigned(differences, again);
    const reading: Reading = { signed, differences, again };
    switch (judgement.kind) {
      case "send":
        await deliver(own, assessed, reading, null);
        return;
      case "unasked":
        keep(own, signed, troubleOf(new CodedError("CHAIN_UNAVAILABLE", "could not be looked at")));
        return;
      case "refuse":
      case "expired":
        if (mayHaveLanded(differences, again)) await deliver(own, assessed, reading, judgement);
        else await end(own, assessed, reading, judgement);
    }
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
