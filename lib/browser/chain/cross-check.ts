import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import { jsonRpcClusterReader, type ClusterReader } from "@/lib/core/review";
import { askProxy, rpcAnswerSchema } from "./rpc";

/**
 * Where the second endpoint is asked (SIM-05): at its own address, which keeps our server out of the
 * comparison, or through our server where `direct` is null.
 */
export interface CrossCheck {
  readonly direct: string | null;
}

const WITHIN_MILLISECONDS = 5_000;

/** @throws TypeError where the browser may not or can't ask, CodedError where the node answers badly */
const askDirectly = async (
  address: string,
  method: string,
  params: readonly unknown[],
): Promise<unknown> => {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
    credentials: "omit",
    referrerPolicy: "no-referrer",
    signal: AbortSignal.timeout(WITHIN_MILLISECONDS),
  });
  if (!answer.ok) throw new CodedError("CHAIN_UNAVAILABLE", `the endpoint says ${answer.status}`);
  const { result, error } = rpcAnswerSchema.parse(await answer.json());
  if (error) throw new CodedError("CHAIN_UNAVAILABLE", "the endpoint answers an error");
  return result;
};

/**
 * Reads the second endpoint. One that can't be asked from a page (no CORS, no network) is asked through
 * our server from then on: a second opinion by a longer way is better than none.
 */
export const crossCheckReader = ({ direct }: CrossCheck): ClusterReader => {
  const state = { reachable: direct !== null };
  return jsonRpcClusterReader(async (method, params) => {
    if (direct !== null && state.reachable) {
      try {
        return await askDirectly(direct, method, params);
      } catch (error) {
        if (error instanceof CodedError || error instanceof z.ZodError) throw error;
        state.reachable = false;
      }
    }
    return askProxy("/api/rpc/second", method, params);
  });
};
