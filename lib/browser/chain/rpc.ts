import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import { callApi } from "../http/call-api";

const answerSchema = z.object({
  result: z.unknown(),
  error: z.object({ code: z.number(), message: z.string() }).optional(),
});

/**
 * One JSON-RPC call through the app's allow-listed proxy; gives the bare result.
 * @throws CodedError CHAIN_UNAVAILABLE when the node answers an error.
 */
export const callCluster = async (method: string, params: readonly unknown[]): Promise<unknown> => {
  const answer = await callApi({
    path: "/api/rpc",
    method: "POST",
    body: { jsonrpc: "2.0", id: 1, method, params },
    schema: answerSchema,
  });
  if (answer.error) {
    throw new CodedError("CHAIN_UNAVAILABLE", answer.error.message, {
      context: { method, rpcCode: answer.error.code },
    });
  }
  return answer.result;
};

/** The height a blockhash's life is measured in. */
export const blockHeight = async (): Promise<bigint> =>
  BigInt(
    z
      .int()
      .nonnegative()
      .parse(await callCluster("getBlockHeight", [{ commitment: "confirmed" }])),
  );
