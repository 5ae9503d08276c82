import { CodedError } from "@/lib/core/errors";
import type { Endpoint, RpcCall, RpcReply } from "./endpoint";
import { isLasting } from "./rpc-error";

/** An endpoint that failed, and would fail another call too, is asked last for this long. */
const REST_MILLIS = 5_000;

export interface RpcCluster {
  /**
   * The first endpoint that answers.
   * @throws CodedError CHAIN_UNAVAILABLE where none does, or the endpoint's own where the call is at fault
   */
  ask(call: RpcCall): Promise<RpcReply>;
  /** `result` of a call. @throws RpcError where the node refuses it, CHAIN_UNAVAILABLE */
  readonly result: (method: string, params: readonly unknown[]) => Promise<unknown>;
  /** `result` of each configured endpoint alone, in their order, whether it answers or not. */
  readonly each: readonly RpcCluster["result"][];
  /**
   * Puts one question to every endpoint; those that do not answer are left out.
   * @throws CodedError CHAIN_UNAVAILABLE where none answers.
   */
  everyone<T>(question: (result: RpcCluster["result"]) => Promise<T>): Promise<readonly T[]>;
}

/** Fails over between endpoints in the configured order. `now` gives milliseconds. */
export const rpcCluster = (
  endpoints: readonly [Endpoint, ...Endpoint[]],
  now: () => number = Date.now,
): RpcCluster => {
  const failedAt = new Map<Endpoint, number>();
  // Where there is another endpoint, it is the better second try.
  const retries = endpoints.length > 1 ? 0 : 2;
  const rests = (endpoint: Endpoint): boolean =>
    now() - (failedAt.get(endpoint) ?? Number.NEGATIVE_INFINITY) < REST_MILLIS;

  const ask = async (call: RpcCall): Promise<RpcReply> => {
    const order = [...endpoints].sort((left, right) => Number(rests(left)) - Number(rests(right)));
    const causes: unknown[] = [];
    for (const endpoint of order) {
      try {
        const answered = await endpoint.ask(call, retries);
        failedAt.delete(endpoint);
        return answered;
      } catch (cause) {
        if (cause instanceof CodedError) throw cause;
        if (isLasting(cause)) failedAt.set(endpoint, now());
        causes.push(cause);
      }
    }
    throw new CodedError("CHAIN_UNAVAILABLE", `no endpoint answered ${call.method}`, {
      context: { method: call.method, endpoints: endpoints.length },
      cause: new AggregateError(causes),
    });
  };

  const resultFrom =
    (send: (call: RpcCall) => Promise<RpcReply>) =>
    async (method: string, params: readonly unknown[]): Promise<unknown> => {
      const { result, error } = await send({ id: 1, method, params });
      if (error) throw error;
      return result;
    };

  const each = endpoints.map((endpoint) => resultFrom((call) => endpoint.ask(call, 0)));

  return {
    ask,
    each,
    result: resultFrom(ask),
    async everyone(question) {
      const settled = await Promise.allSettled(each.map((result) => question(result)));
      const answers = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
      if (answers.length > 0) return answers;
      const causes = settled.flatMap((one): unknown[] =>
        one.status === "rejected" ? [one.reason] : [],
      );
      throw new CodedError("CHAIN_UNAVAILABLE", "no endpoint answered", {
        cause: new AggregateError(causes),
      });
    },
  };
};
