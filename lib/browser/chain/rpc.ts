import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import { callApi } from "../http/call-api";

/** A JSON-RPC answer: a result or an error. */
export const rpcAnswerSchema = z.object({
  result: z.unknown(),
  error: z.object({ code: z.number(), message: z.string() }).optional(),
});

/**
 * One JSON-RPC call through one of the app's allow-listed proxies; gives the bare result.
 * @throws CodedError CHAIN_UNAVAILABLE when the node answers an error.
 */
export const askProxy = async (
  path: "/api/rpc" | "/api/rpc/second",
  method: string,
  params: readonly unknown[],
): Promise<unknown> => {
  const answer = await callApi({
    path,
    method: "POST",
    body: { jsonrpc: "2.0", id: 1, method, params },
    schema: rpcAnswerSchema,
  });
  if (answer.error) {
    throw new CodedError("CHAIN_UNAVAILABLE", answer.error.message, {
      context: { method, rpcCode: answer.error.code },
    });
  }
  return answer.result;
};

/** One JSON-RPC call to the first endpoint that answers. @throws CodedError CHAIN_UNAVAILABLE */
export const callCluster = (method: string, params: readonly unknown[]): Promise<unknown> =>
  askProxy("/api/rpc", method, params);

/** The height a blockhash's life is measured in. */
export const blockHeight = async (): Promise<bigint> =>
  BigInt(
    z
      .int()
      .nonnegative()
      .parse(await callCluster("getBlockHeight", [{ commitment: "confirmed" }])),
  );
