import * as z from "zod";
import { UsageError } from "./usage-error";

const TIMEOUT_MS = 15_000;

const answerSchema = z.object({
  result: z.unknown(),
  error: z.object({ message: z.string() }).optional(),
});

/** JSON-RPC calls over HTTP. */
export interface HttpCluster {
  /** The bare result. @throws Error where the node answers an error, or nothing. */
  readonly call: (method: string, params: readonly unknown[]) => Promise<unknown>;
  /** Whether every call so far got an answer of any kind. */
  readonly reached: () => boolean;
}

/** @throws UsageError for an address that is none. */
export const httpCluster = (url: string): HttpCluster => {
  if (!URL.canParse(url) || !/^https?:/u.test(url))
    throw new UsageError("--rpc is not an http or https address.");
  let unreached = false;
  const call = async (method: string, params: readonly unknown[]): Promise<unknown> => {
    let json: unknown;
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      json = await response.json();
    } catch (error) {
      unreached = true;
      throw error;
    }
    const answer = answerSchema.parse(json);
    if (answer.error) throw new Error(answer.error.message);
    return answer.result;
  };
  return { call, reached: () => !unreached };
};
