import { SYSTEM } from "../../programs/addresses";
import { messageRule } from "../rule";

/** The runtime looks at the first four bytes of the first instruction only, so a tail is allowed. */
const ADVANCE_NONCE = [4, 0, 0, 0];

/** Source: solana-svm-transaction `get_durable_nonce`. */
export const durableNonce = messageRule("MSG-07", ({ transaction }) => {
  const [first] = transaction.instructions;
  if (
    first?.program !== SYSTEM ||
    !ADVANCE_NONCE.every((byte, index) => first.data[index] === byte)
  )
    return [];
  return [
    {
      message: "Once signed, this transaction never expires and could be sent at any later time.",
      instruction: 0,
    },
  ];
});
