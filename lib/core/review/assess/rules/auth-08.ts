import { messageRule } from "../rule";
import { unknownCalls } from "../unknown-programs";

export const accountsStayOut = messageRule("AUTH-08", (context) =>
  unknownCalls(context)
    .filter(({ reach }) => reach === "account")
    .map(({ instruction: { index, program }, account }) => ({
      message: `The unknown program ${program} could change your token account ${account}.`,
      instruction: index,
      facts: { program, account },
    })),
);
