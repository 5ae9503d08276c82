import { messageRule } from "../rule";
import { unknownCalls } from "../unknown-programs";

export const programsKnown = messageRule("AUTH-09", (context) =>
  unknownCalls(context)
    .filter(({ reach }) => reach === "nothing")
    .map(({ instruction: { index, program } }) => ({
      message: `The unknown program ${program} takes part, without anything of yours.`,
      instruction: index,
      facts: { program },
    })),
);
