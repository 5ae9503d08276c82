import { messageRule } from "../rule";

/** Source: Solana Pay specification: the wallet pays the fee, unless a known sponsor does. */
export const feePayerKnown = messageRule("MSG-04", ({ feePayer, wallet, sponsors }) =>
  feePayer === wallet || sponsors.has(feePayer)
    ? []
    : [
        {
          message: `The network fee would be paid by ${feePayer}, which is neither your wallet nor a known sponsor.`,
          facts: { feePayer },
        },
      ],
);
