import {
  acknowledgeAnswerSchema,
  silenceAnswerSchema,
  type AcknowledgeOutcome,
  type SilenceRequest,
} from "@/lib/core/operator/alerts";
import type { z } from "zod";
import { callApi } from "../http/call-api";
import type { SignedCall } from "../identity/step-up";

/** @throws CodedError NOT_FOUND also for who is no operator any more */
export const acknowledgeAlert = async (rule: string, note: string): Promise<AcknowledgeOutcome> => {
  const path = `/api/operator/alerts/${rule}/acknowledge` as const;
  const call = { path, method: "POST", body: { note }, schema: acknowledgeAnswerSchema } as const;
  return (await callApi(call)).outcome;
};

/** Silences an alert, or ends its silence. It needs a signature. */
export const silenceCall = (
  rule: string,
  asked: SilenceRequest,
): SignedCall<z.infer<typeof silenceAnswerSchema>> => ({
  path: `/api/operator/alerts/${rule}/silence`,
  method: "POST",
  body: asked,
  schema: silenceAnswerSchema,
  action: "alert.silence",
  object: rule,
});
