import * as z from "zod";
import { jsonRpcClusterReader, type ClusterReader } from "@/lib/core/review";
import { UsageError } from "./usage-error";

const TIMEOUT_MS = 15_000;

const answerSchema = z.object({
  result: z.unknown(),
  error: z.object({ message: z.string() }).optional(),
});

/** A reader over HTTP, and whether every one of its calls got an answer of any kind. */
export const httpCluster = (url: string): { cluster: ClusterReader; reached: () => boolean } => {
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
  return { cluster: jsonRpcClusterReader(call), reached: () => !unreached };
};
