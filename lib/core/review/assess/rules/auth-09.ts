import { messageRule } from "../rule";
import { unknownCalls } from "../unknown-programs";

/** Source: transaction-review.md; with nothing of the wallet's it can take nothing, but it is there for a reason. */
export const programsKnown = messageRule("AUTH-09", (context) =>
  unknownCalls(context)
    .filter(({ reach }) => reach === "nothing")
    .map(({ instruction: { index, program } }) => ({
      message: `The unknown program ${program} takes part, without anything of yours.`,
      instruction: index,
      facts: { program },
    })),
);
