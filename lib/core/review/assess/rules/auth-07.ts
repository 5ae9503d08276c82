import { messageRule } from "../rule";
import { unknownCalls } from "../unknown-programs";
import { capital } from "../words";

/**
 * A signature passes on to every program that is given the account.
 * Source: solana-program-runtime `prepare_instruction`: signer privileges are inherited by calls.
 */
export const signatureStays = messageRule("AUTH-07", (context) =>
  unknownCalls(context)
    .filter(({ reach }) => reach === "signature")
    .map(({ instruction: { index }, who, facts }) => ({
      message: capital(`${who} would get your wallet with its signature.`),
      instruction: index,
      facts,
    })),
);
