import { messageRule } from "../rule";
import { unknownCalls } from "../unknown-programs";

/** A signature passes on to every program that is given the account. */
export const signatureStays = messageRule("AUTH-07", (context) =>
  unknownCalls(context)
    .filter(({ reach }) => reach === "signature")
    .map(({ instruction: { index, program } }) => ({
      message: `The unknown program ${program} would get your wallet with its signature.`,
      instruction: index,
      facts: { program },
    })),
);
