import { messageRule } from "../rule";

/** Source: RFC 8032 as the cluster applies it (ed25519-dalek `verify_strict`). */
export const signaturesValid = messageRule("MSG-06", ({ signers }) =>
  signers
    .filter(({ state }) => state === "invalid")
    .map(({ address }) => ({
      message: `The signature of ${address} does not belong to this transaction.`,
      facts: { signer: address },
    })),
);
