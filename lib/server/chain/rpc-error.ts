import * as z from "zod";
import { UpstreamFailure } from "@/lib/server/upstream";

/** An error a node answered with, as JSON-RPC carries it. */
export class RpcError extends Error {
  readonly code: number;
  readonly data: unknown;

  constructor(code: number, message: string, data: unknown) {
    super(message);
    this.name = "RpcError";
    this.code = code;
    this.data = data;
  }
}

/** An HTTP answer that carries no JSON-RPC answer. */
export class RpcStatusError extends Error {
  readonly code: number;

  constructor(status: number) {
    super(`the endpoint answered ${status}`);
    this.name = "RpcStatusError";
    this.code = status;
  }
}

const NODE_IS_BEHIND = -32005;

/**
 * Errors that speak of the node and not of the request, so that another endpoint may do better:
 * internal, block not available, behind, slot not reached yet (agave `rpc-client-api/custom_error.rs`).
 */
const NODE_TROUBLE = new Set([-32603, -32004, NODE_IS_BEHIND, -32014, -32016]);
export const isNodeTrouble = (error: RpcError): boolean => NODE_TROUBLE.has(error.code);

/** Refused credentials, a timeout, too many calls. */
const STATUSES_OF_THE_ENDPOINT = new Set([401, 403, 408, 429]);

/**
 * Whether an endpoint that failed so will fail the next call too. An answer over the limit, a 400 or
 * a node's "internal error" may be the doing of one call's parameters: another endpoint is worth a
 * try, but the calls of others shall not be turned away from this one.
 */
export const isLasting = (error: unknown): boolean => {
  if (error instanceof UpstreamFailure) return error.kind !== "too-large";
  if (error instanceof RpcStatusError)
    return error.code >= 500 || STATUSES_OF_THE_ENDPOINT.has(error.code);
  return !(error instanceof RpcError) || error.code === NODE_IS_BEHIND;
};

export const rpcAnswerSchema = z.union([
  z.object({ error: z.object({ code: z.number(), message: z.string(), data: z.unknown() }) }),
  z.object({ result: z.unknown() }).refine((answer) => answer.result !== undefined, "no result"),
]);
