import { messageRule } from "../rule";
import { unknownCalls } from "../unknown-programs";
import { capital } from "../words";

/**
 * What a program may write to, it may hand on as writable to the token program, where a delegate or a
 * close authority then suffices. Source: solana-program-runtime `prepare_instruction`.
 */
export const accountsStayOut = messageRule("AUTH-08", (context) =>
  unknownCalls(context)
    .filter(({ reach }) => reach === "account")
    .map(({ instruction: { index }, account, who, facts }) => ({
      message: capital(`${who} could change your token account ${account}.`),
      instruction: index,
      facts: { ...facts, account },
    })),
);
