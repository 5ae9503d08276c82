import {
  acknowledgeAnswerSchema,
  silenceAnswerSchema,
  type AcknowledgeOutcome,
  type SilenceRequest,
} from "@/lib/core/operator/alerts";
import { callApi } from "../http/call-api";

/** What an operator can do about an alert. Each throws a CodedError: NOT_FOUND also for who is none any more. */

export const acknowledgeAlert = async (rule: string, note: string): Promise<AcknowledgeOutcome> => {
  const path = `/api/operator/alerts/${rule}/acknowledge` as const;
  const call = { path, method: "POST", body: { note }, schema: acknowledgeAnswerSchema } as const;
  return (await callApi(call)).outcome;
};

/** @returns until when nobody outside is told, ISO 8601; null where the silence is over */
export const silenceAlert = async (rule: string, asked: SilenceRequest): Promise<string | null> => {
  const path = `/api/operator/alerts/${rule}/silence` as const;
  const call = { path, method: "POST", body: asked, schema: silenceAnswerSchema } as const;
  return (await callApi(call)).until;
};
