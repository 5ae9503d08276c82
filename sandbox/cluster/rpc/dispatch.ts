import * as z from "zod";
import {
  internalError,
  invalidRequest,
  methodNotFound,
  parseError,
  RpcError,
} from "../errors/rpc-error";
import { toJson, type Json } from "./json";

const request = z.object({
  jsonrpc: z.literal("2.0"),
  id: z.union([z.string(), z.number(), z.null()]).optional(),
  method: z.string(),
  params: z.array(z.unknown()).nullish(),
});

/** Answers one call; undefined when there is no such method. */
export type Call = (method: string, params: readonly unknown[]) => Promise<Json | undefined>;

const failure = (id: string | number | null, { code, message, data }: RpcError): Json => ({
  jsonrpc: "2.0",
  error: { code, message, data },
  id,
});

/** Runs one request. Null for a notification, which gets no answer. */
const answerOne = async (body: unknown, call: Call, log: (line: string) => void): Promise<Json> => {
  const parsed = request.safeParse(body);
  if (!parsed.success) return failure(null, invalidRequest());
  const { id, method, params } = parsed.data;
  try {
    const result = await call(method, params ?? []);
    if (id === undefined) return null;
    return result === undefined ? failure(id, methodNotFound()) : { jsonrpc: "2.0", result, id };
  } catch (fault) {
    if (!(fault instanceof RpcError)) log(`${method}: ${String(fault)}`);
    if (id === undefined) return null;
    return failure(id, fault instanceof RpcError ? fault : internalError());
  }
};

/**
 * Answers the text of a request or a batch (JSON-RPC 2.0). Null when nothing is to be answered.
 */
export const answer = async (
  text: string,
  call: Call,
  log: (line: string) => void,
): Promise<string | null> => {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return toJson(failure(null, parseError()));
  }
  if (!Array.isArray(body)) {
    const one = await answerOne(body, call, log);
    return one === null ? null : toJson(one);
  }
  if (body.length === 0) return toJson(failure(null, invalidRequest()));
  const answers: Json[] = [];
  for (const item of body) {
    const one = await answerOne(item, call, log);
    if (one !== null) answers.push(one);
  }
  return answers.length === 0 ? null : toJson(answers);
};
