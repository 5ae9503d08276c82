import type { Json } from "../rpc/json";

/**
 * An error a JSON-RPC client is told. Codes and words are those of an Agave node
 * (rpc-client-api `custom_error.rs`, JSON-RPC 2.0 section 5.1).
 */
export class RpcError extends Error {
  readonly code: number;
  readonly data: Json | undefined;

  constructor(code: number, message: string, data?: Json) {
    super(message);
    this.name = "RpcError";
    this.code = code;
    this.data = data;
  }
}

export const parseError = (): RpcError => new RpcError(-32700, "Parse error");
export const invalidRequest = (words = "Invalid request"): RpcError => new RpcError(-32600, words);
export const methodNotFound = (): RpcError => new RpcError(-32601, "Method not found");
export const invalidParams = (words: string): RpcError => new RpcError(-32602, words);
export const internalError = (): RpcError => new RpcError(-32603, "Internal error");

/** What a transaction failed with before it was sent on, with the simulation's result as data. */
export const preflightFailure = (words: string, result: Json): RpcError =>
  new RpcError(-32002, `Transaction simulation failed: ${words}`, result);

export const signatureFailure = (): RpcError =>
  new RpcError(-32003, "Transaction signature verification failure");

export const blockNotAvailable = (slot: number): RpcError =>
  new RpcError(-32004, `Block not available for slot ${slot}`);

export const nodeUnhealthy = (slotsBehind: number): RpcError =>
  new RpcError(-32005, `Node is behind by ${slotsBehind} slots`, { numSlotsBehind: slotsBehind });

export const slotNotReached = (contextSlot: number): RpcError =>
  new RpcError(-32016, "Minimum context slot has not been reached", { contextSlot });

export const versionNotSupported = (version: number): RpcError =>
  new RpcError(
    -32015,
    `Transaction version (${version}) is not supported by the requesting client. ` +
      "Please try the request again with the following configuration parameter: " +
      `"maxSupportedTransactionVersion": ${version}`,
  );
