import { rpcCluster, type RpcCluster } from "../cluster";
import type { Endpoint } from "../endpoint";
import { isNodeTrouble, RpcError } from "../rpc-error";

/** What a node answers to a method; what it throws is a refusal, or a lost connection. */
export type Answers = (method: string, params?: readonly unknown[]) => unknown;

export const dead: Answers = () => {
  throw new Error("connection lost");
};

/** An endpoint that answers from a function, and remembers what it was asked. */
export const endpoint = (answers: Answers): Endpoint & { readonly asked: string[] } => {
  const asked: string[] = [];
  return {
    asked,
    ask: ({ method, params }) => {
      asked.push(method);
      try {
        const result = answers(method, params);
        return Promise.resolve({ text: JSON.stringify({ result }), result, error: null });
      } catch (error) {
        if (error instanceof RpcError && !isNodeTrouble(error)) {
          return Promise.resolve({ text: "", result: null, error });
        }
        return Promise.reject(error instanceof Error ? error : new Error("thrown"));
      }
    },
  };
};

/** A cluster of nodes that answer from functions. */
export const clusterOf = (first: Answers, ...others: readonly Answers[]): RpcCluster =>
  rpcCluster([endpoint(first), ...others.map(endpoint)]);
