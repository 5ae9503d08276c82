import type { z } from "zod";
import { invalidParams, invalidRequest, slotNotReached } from "../errors/rpc-error";
import { commitmentLag, readCommitment } from "../chain/slots";
import type { Json } from "./json";
import type { RpcNode } from "./node";
import type { ContextConfig } from "./params";

export type Method = (params: readonly unknown[], node: RpcNode) => Json | Promise<Json>;
export type Methods = Readonly<Record<string, Method>>;

/**
 * A method with its parameters' schema, which is all it sees of the request.
 * @throws RpcError -32602 when the parameters do not fit.
 */
export const method =
  <Schema extends z.ZodType>(
    schema: Schema,
    handle: (params: z.output<Schema>, node: RpcNode) => Json | Promise<Json>,
  ): Method =>
  (params, node) =>
    handle(readParams(schema, params), node);

/** @throws RpcError -32602 */
export const readParams = <Schema extends z.ZodType>(
  schema: Schema,
  params: readonly unknown[],
): z.output<Schema> => {
  const parsed = schema.safeParse(params);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.code === "custom") throw invalidParams(issue.message);
  const where = issue?.path.join(".") ?? "";
  throw invalidParams(
    `Invalid params: ${where === "" ? "" : `${where}: `}${issue?.message ?? ""}.`,
  );
};

/** The slot a request looks from. @throws RpcError -32016 when it asks for a later one. */
export const contextSlot = (node: RpcNode, config: ContextConfig): number => {
  const lag = commitmentLag[readCommitment(config?.commitment)];
  const slot = Math.max(node.chain.slot - lag, node.chain.firstSlot);
  const least = config?.minContextSlot;
  if (least != null && least > slot) throw slotNotReached(slot);
  return slot;
};

/** The software version this cluster says it is. */
export const API_VERSION = "3.0.10";

/** A value with the slot it was read at. */
export const withContext = (node: RpcNode, config: ContextConfig, value: Json): Json => ({
  context: { slot: contextSlot(node, config), apiVersion: API_VERSION },
  value,
});

/** @throws RpcError -32600 for history below "confirmed", which no node keeps. */
export const historyCommitment = (word: string | null | undefined): "confirmed" | "finalized" => {
  const commitment = readCommitment(word);
  if (commitment !== "processed") return commitment;
  throw invalidRequest("Method does not support commitment below `confirmed`");
};
