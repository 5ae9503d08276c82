import type { Deed } from "@/lib/browser/review/preparation";
import type { Standing } from "@/lib/browser/review/settle";
import { endStateSentences, noticeSentences } from "@/lib/core/purchase";

type Unfinished = "declined" | "refused" | "expired" | "failed";

/** What the dialog says of an attempt where it depends on what is attempted. */
export interface DeedWords {
  /** What an ended attempt means, as far as the server could be asked. */
  readonly standing: Readonly<Record<Standing, string>>;
  readonly ends: Readonly<Record<Unfinished, string>>;
  readonly disputed: string;
  readonly settling: string;
  readonly onItsWay: string;
  /** What is reached once it is confirmed, and at its good end. */
  readonly landed: string;
  readonly done: string;
  readonly goesOn: string;
  readonly keptSignature: string;
}

const disputedHandover =
  "It reached the chain, but what was agreed has not come of it. Do not sign it again. The operator has been told.";

const handoverWords = (
  kept: string,
  words: Pick<DeedWords, "settling" | "onItsWay" | "done" | "goesOn">,
): DeedWords => ({
  standing: {
    unpaid: "Nothing left your wallet.",
    unknown:
      "The server does not answer, so it is not known whether this went on in another tab. Look at your listings before you sign again.",
  },
  ends: {
    declined: `You declined. ${kept}`,
    refused: `The transaction was not what was agreed, so it was never sent. ${kept}`,
    expired: `The transaction expired before it reached the chain. ${kept}`,
    failed: `It did not go through. Only a network fee may have been taken. ${kept}`,
  },
  disputed: disputedHandover,
  landed: "On the chain, and checked there",
  keptSignature: "sending it again cannot move anything twice.",
  ...words,
});

export const deedWords: Readonly<Record<Deed, DeedWords>> = {
  purchase: {
    standing: {
      unpaid: "You paid nothing.",
      unknown:
        "The server does not answer, so it is not known whether this purchase went on in another tab. Look in your library before you buy it again.",
    },
    ends: endStateSentences,
    disputed: noticeSentences.CHAIN_DISPUTED,
    settling: "Asking how the purchase stands",
    onItsWay: "Your purchase is on its way",
    landed: "Paid, and checked on the chain",
    done: "Yours at REALM",
    goesOn:
      "You can close this; the purchase goes on and stands in your library. It cannot be paid twice.",
    keptSignature: "sending it again cannot pay twice.",
  },
  list: handoverWords("The licence is still yours, and it is not for sale.", {
    settling: "Asking how the listing stands",
    onItsWay: "Your listing is on its way",
    done: "For sale at REALM",
    goesOn: "You can close this; it goes on and stands among your listings.",
  }),
  cancel: handoverWords("It is still for sale.", {
    settling: "Asking how the listing stands",
    onItsWay: "Your licence is on its way back",
    done: "Off the market at REALM",
    goesOn: "You can close this; it goes on and stands among your listings.",
  }),
};
