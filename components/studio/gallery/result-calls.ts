import * as z from "zod";
import { callApi } from "@/lib/browser/http/call-api";
import {
  resultPageSchema,
  sourceIn,
  type ResultKind,
  type ResultPage,
  type ResultView,
} from "@/lib/core/job";

export interface ResultFilter {
  readonly kind?: ResultKind | undefined;
  readonly modelId?: string | undefined;
  readonly search?: string | undefined;
}

/** A page of one's results, newest first. @param cursor of the page before; empty for the first */
export const fetchResults = (
  { kind, modelId, search }: ResultFilter,
  cursor: string,
  signal?: AbortSignal,
): Promise<ResultPage> => {
  const query = new URLSearchParams();
  if (kind !== undefined) query.set("kind", kind);
  if (modelId !== undefined && modelId !== "") query.set("modelId", modelId);
  if (search !== undefined && search !== "") query.set("search", search);
  if (cursor !== "") query.set("cursor", cursor);
  return callApi({ path: `/api/results?${query.toString()}`, schema: resultPageSchema, signal });
};

/** A result that is a picture REALM takes to work with. */
type Source = ResultView & { readonly fileId: string };

/** One's latest pictures to work with, newest first. @throws CodedError */
export const fetchSources = async (): Promise<readonly Source[]> => {
  const { results } = await fetchResults({ kind: "image" }, "");
  return results.flatMap((result) => {
    const fileId = sourceIn(result);
    return fileId === null ? [] : [{ ...result, fileId }];
  });
};

/** For good. @throws CodedError */
export const deleteResult = async (id: string): Promise<void> => {
  await callApi({ path: `/api/results/${id}`, method: "DELETE", schema: z.undefined() });
};
