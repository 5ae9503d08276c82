import * as z from "zod";

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

/**
 * Errors that speak of the node and not of the request, so that another endpoint may do better:
 * internal, block not available, behind, slot not reached yet (agave `rpc-client-api/custom_error.rs`).
 */
const NODE_TROUBLE = new Set([-32603, -32004, -32005, -32014, -32016]);
export const isNodeTrouble = (error: RpcError): boolean => NODE_TROUBLE.has(error.code);

export const rpcAnswerSchema = z.union([
  z.object({ error: z.object({ code: z.number(), message: z.string(), data: z.unknown() }) }),
  z.object({ result: z.unknown() }).refine((answer) => answer.result !== undefined, "no result"),
]);
