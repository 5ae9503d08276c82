import { logger } from "@/lib/server/log";
import { countAttempt, watchUpstream } from "@/lib/server/metrics";
import { createUpstream, type Upstream } from "@/lib/server/upstream";
import { isNodeTrouble, RpcError, rpcAnswerSchema, RpcStatusError } from "./rpc-error";

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
  /**
   * @throws CodedError where the call itself is at fault, whichever endpoint is asked; RpcError of the
   * node's own trouble; anything else thrown is a lost connection.
   */
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
    if (status !== 200) throw new RpcStatusError(status);
    return reply(new TextDecoder("utf-8", { fatal: true }).decode(body));
  },
});

export interface EndpointOptions {
  /** Stands in the log in place of the address. */
  readonly name: string;
  readonly address: URL;
  /** The largest answer that is read; the upstream's own limit where left out. */
  readonly answerBytes?: number;
}

/** The endpoint behind an address, with connections of its own. */
export const endpointAt = ({ name, address, answerBytes }: EndpointOptions): Endpoint => {
  const upstream = createUpstream({
    name,
    address,
    ...(answerBytes === undefined ? {} : { limits: { answerBytes } }),
    log: (line) => {
      countAttempt(line);
      if (line.status === 200) logger.debug(line, "upstream attempt");
      else logger.warn(line, "upstream attempt failed");
    },
  });
  watchUpstream({ name, upstream, groupLabel: (group) => group });
  return rpcEndpoint(upstream);
};
