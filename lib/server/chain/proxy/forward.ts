import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import type { RpcCluster } from "../cluster";
import { offeredMethods } from "./methods";

/** Body of `POST /api/rpc`: one call. Batches are not offered: one request is one call to the limits. */
export const rpcBodySchema = z.strictObject({
  jsonrpc: z.literal("2.0"),
  id: z.union([z.string().max(64), z.number(), z.null()]).default(null),
  method: z.string().max(64),
  params: z.array(z.unknown()).default([]),
});
export type RpcBody = z.output<typeof rpcBodySchema>;

/**
 * Passes a call of the allow-list on to the cluster and its answer back as it came, a node's own
 * errors included.
 * @returns JSON text of the answer
 * @throws RPC_METHOD_REFUSED, INPUT_INVALID, CHAIN_UNAVAILABLE, BODY_TOO_LARGE (the answer is)
 */
export const forwardRpc = async (
  cluster: Pick<RpcCluster, "ask">,
  call: RpcBody,
): Promise<string> => {
  const { method, params } = call;
  const schema = offeredMethods.get(method);
  if (!schema)
    throw new CodedError("RPC_METHOD_REFUSED", "not on the list", { context: { method } });
  if (!schema.safeParse(params).success) {
    throw new CodedError("INPUT_INVALID", "parameters out of bounds", { context: { method } });
  }
  return (await cluster.ask(call)).text;
};
