import type { Definitions } from "../definition";
import { purchaseFollowedBy, purchaseScene } from "../purchase-scene";
import { memo, SOL } from "../stage";

/** What the memo says, and to whom. */
export const memos: Definitions = {
  "memo-of-another-purchase": {
    about: "The memo names another purchase, so that this one would never be completed.",
    finds: ["MEMO-02 block"],
    scene: purchaseScene(() => ({ parts: { memo: memo("pur_000000000000000000000000") } })),
  },
  "two-memos": {
    about: "The right memo is followed by one that names another purchase.",
    finds: ["MEMO-02 block"],
    scene: purchaseFollowedBy(() => [memo("settles pur_ffffffffffffffffffffffff too")]),
  },
  "memo-that-hides": {
    about: "The memo turns the reading direction to hide the other purchase that it names.",
    finds: ["MEMO-01 warn", "MEMO-02 block"],
    scene: purchaseScene(({ purchaseId }) => ({
      parts: { memo: memo(`${purchaseId} \u202epur_eeeeeeeeeeeeeeeeeeeeeeee\u200b`) },
    })),
  },
  "memo-that-promises": {
    about: "A memo with invisible characters calls a theft a refund.",
    finds: ["MEMO-01 warn", "PAY-01 block", "PAY-02 block"],
    scene: purchaseFollowedBy(({ pay, thief }) => [
      memo("refund of 1\u200b.\u200b0 SOL to you"),
      pay(thief.address, SOL),
    ]),
  },
};
