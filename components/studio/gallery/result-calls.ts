import * as z from "zod";
import { callApi } from "@/lib/browser/http/call-api";
import { resultPageSchema, type ResultKind, type ResultPage } from "@/lib/core/job";

export interface ResultFilter {
  readonly kind?: ResultKind | undefined;
  readonly modelId?: string | undefined;
  readonly search?: string | undefined;
}

/** A page of one's results, newest first. @param cursor of the page before; empty for the first */
export const fetchResults = (
  { kind, modelId, search }: ResultFilter,
  cursor: string,
): Promise<ResultPage> => {
  const query = new URLSearchParams();
  if (kind !== undefined) query.set("kind", kind);
  if (modelId !== undefined && modelId !== "") query.set("modelId", modelId);
  if (search !== undefined && search !== "") query.set("search", search);
  if (cursor !== "") query.set("cursor", cursor);
  return callApi({ path: `/api/results?${query.toString()}`, schema: resultPageSchema });
};

/** For good. @throws CodedError */
export const deleteResult = async (id: string): Promise<void> => {
  await callApi({ path: `/api/results/${id}`, method: "DELETE", schema: z.undefined() });
};
