import { logger } from "@/lib/server/log";
import { createUpstream, type Upstream } from "@/lib/server/upstream";
import { isNodeTrouble, RpcError, rpcAnswerSchema } from "./rpc-error";

export interface RpcCall {
  readonly id: string | number | null;
  readonly method: string;
  readonly params: readonly unknown[];
}

/** One answered call: the node's text as it came, and what stands in it. */
export interface RpcReply {
  readonly text: string;
  readonly result: unknown;
  /** An error that belongs to the request, not to the node. */
  readonly error: RpcError | null;
}

export interface Endpoint {
  /** @throws RpcError of the node's own trouble; anything else thrown is a lost connection. */
  readonly ask: (call: RpcCall, retries: number) => Promise<RpcReply>;
}

const WITHIN = 5_000;

const reply = (text: string): RpcReply => {
  const answer = rpcAnswerSchema.parse(JSON.parse(text));
  if (!("error" in answer)) return { text, result: answer.result, error: null };
  const error = new RpcError(answer.error.code, answer.error.message, answer.error.data);
  if (isNodeTrouble(error)) throw error;
  return { text, result: null, error };
};

/** JSON-RPC over one upstream. Every call may be repeated: reads, and the same bytes sent twice. */
export const rpcEndpoint = (upstream: Upstream): Endpoint => ({
  async ask({ id, method, params }, retries) {
    const { status, body } = await upstream.call({
      operation: method,
      method: "POST",
      path: "",
      json: JSON.stringify({ jsonrpc: "2.0", id, method, params }),
      readOnly: true,
      retries,
      within: WITHIN,
    });
    if (status !== 200) throw new RpcError(-32603, `the endpoint answered ${status}`, undefined);
    return reply(new TextDecoder("utf-8", { fatal: true }).decode(body));
  },
});

/** The endpoint behind an address; `name` stands in the log in place of the address. */
export const endpointAt = (address: URL, name: string): Endpoint =>
  rpcEndpoint(
    createUpstream({
      name,
      address,
      log: (line) => {
        logger.debug(line, "upstream attempt");
      },
    }),
  );
