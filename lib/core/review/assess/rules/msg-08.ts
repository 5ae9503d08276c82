import { messageRule } from "../rule";

/** Source: agave `MAX_PROCESSING_AGE`: a blockhash lives for 150 blocks. */
export const blockhashAlive = messageRule("MSG-08", ({ chain, transaction, intent, now }) => {
  if (chain === null || chain.blockhashValid === null)
    return "The cluster was not asked or did not answer.";
  const facts = { blockhash: transaction.blockhash };
  if (!chain.blockhashValid) {
    return [
      { message: "This transaction is too old, or not of this cluster. Prepare it again.", facts },
    ];
  }
  if (intent === null || new Date(intent.expiresAt) > now) return [];
  return [
    {
      severity: "warn" as const,
      message:
        "The time REALM gave for this purchase is over. Prepare it again to be on the safe side.",
      facts: { ...facts, expiresAt: intent.expiresAt },
    },
  ];
});
