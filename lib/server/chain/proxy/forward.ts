import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import type { RpcCluster } from "../cluster";
import { offeredMethods } from "./methods";

const requestSchema = z.strictObject({
  jsonrpc: z.literal("2.0"),
  id: z.union([z.string().max(64), z.number(), z.null()]).default(null),
  method: z.string().max(64),
  params: z.array(z.unknown()).default([]),
});
type RpcRequest = z.output<typeof requestSchema>;

/** Body of `POST /api/rpc`: one call, or up to ten. */
export const rpcBodySchema = z.union([requestSchema, z.array(requestSchema).min(1).max(10)]);
export type RpcBody = z.output<typeof rpcBodySchema>;

const assertOffered = ({ method, params }: RpcRequest): void => {
  const schema = offeredMethods.get(method);
  if (!schema)
    throw new CodedError("RPC_METHOD_REFUSED", "not on the list", { context: { method } });
  if (!schema.safeParse(params).success) {
    throw new CodedError("INPUT_INVALID", "parameters out of bounds", { context: { method } });
  }
};

/**
 * Passes calls of the allow-list on to the cluster and its answers back as they came, a node's own
 * errors included; nothing goes out where one call of a batch is not on the list.
 * @returns JSON text of the answer or answers.
 * @throws RPC_METHOD_REFUSED, INPUT_INVALID, CHAIN_UNAVAILABLE
 */
export const forwardRpc = async (
  cluster: Pick<RpcCluster, "ask">,
  body: RpcBody,
): Promise<string> => {
  const requests = Array.isArray(body) ? body : [body];
  requests.forEach(assertOffered);
  const texts = await Promise.all(
    requests.map(async (request) => (await cluster.ask(request)).text),
  );
  return Array.isArray(body) ? `[${texts.join(",")}]` : texts.join("");
};
