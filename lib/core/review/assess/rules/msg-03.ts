import { messageRule } from "../rule";

/** Source: Solana Pay specification, "transaction request". */
export const walletSigns = messageRule("MSG-03", ({ signers, wallet }) =>
  signers.some(({ address }) => address === wallet)
    ? []
    : [
        {
          message: "This transaction does not ask for your wallet's signature.",
          facts: { wallet },
        },
      ],
);
