import {
  replayAnswerSchema,
  setAsideAnswerSchema,
  type ReplayOutcome,
  type SetAsideOutcome,
} from "@/lib/core/operator/deliveries";
import {
  lookAnswerSchema,
  noteAnswerSchema,
  type LookOutcome,
} from "@/lib/core/operator/purchases";
import { callApi } from "../http/call-api";
import type { SignedCall } from "../identity/step-up";

/** What an operator can do. Each throws a CodedError: NOT_FOUND also for who is none any more. */

export const replayDelivery = async (id: string): Promise<ReplayOutcome> => {
  const path = `/api/operator/webhooks/${id}/replay` as const;
  return (await callApi({ path, method: "POST", schema: replayAnswerSchema })).outcome;
};

/** Sets a parked webhook aside for good. It needs a signature. */
export const setAsideCall = (
  id: string,
  reason: string,
): SignedCall<{ outcome: SetAsideOutcome }> => ({
  path: `/api/operator/webhooks/${id}/set-aside`,
  method: "POST",
  body: { reason },
  schema: setAsideAnswerSchema,
  action: "webhook.set-aside",
  object: id,
});

export const lookNow = async (id: string): Promise<LookOutcome> => {
  const path = `/api/operator/purchases/${id}/look` as const;
  return (await callApi({ path, method: "POST", schema: lookAnswerSchema })).outcome;
};

export const notePurchase = async (id: string, note: string): Promise<void> => {
  const path = `/api/operator/purchases/${id}/notes` as const;
  await callApi({ path, method: "POST", body: { note }, schema: noteAnswerSchema });
};
