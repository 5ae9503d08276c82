import {
  blockAnswerSchema,
  endedAnswerSchema,
  unblockAnswerSchema,
  type BlockAnswer,
  type UnblockAnswer,
} from "@/lib/core/operator/people";
import type { Address } from "@/lib/core/solana";
import type { SignedCall } from "../identity/step-up";

/** What an operator does about people. Each needs a signature. */

export const blockCall = (wallet: Address, reason: string): SignedCall<BlockAnswer> => ({
  path: `/api/operator/people/${wallet}/block`,
  method: "POST",
  body: { reason },
  schema: blockAnswerSchema,
  action: "wallet.block",
  object: wallet,
});

export const unblockCall = (wallet: Address): SignedCall<UnblockAnswer> => ({
  path: `/api/operator/people/${wallet}/unblock`,
  method: "POST",
  schema: unblockAnswerSchema,
  action: "wallet.unblock",
  object: wallet,
});

export const endSessionCall = (wallet: Address, id: string): SignedCall<{ outcome: "ended" }> => ({
  path: `/api/operator/people/${wallet}/sessions/${id}`,
  method: "DELETE",
  schema: endedAnswerSchema,
  action: "session.end",
  object: id,
});
