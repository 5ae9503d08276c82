import { CodedError } from "@/lib/core/errors";
import { UpstreamFailure } from "@/lib/server/upstream";
import type { Endpoint } from "../endpoint";

/**
 * Says of an answer over the limit that the call is at fault: it asked for that much, and would get
 * it from the next endpoint again.
 */
export const boundedEndpoint = (endpoint: Endpoint): Endpoint => ({
  async ask(call, retries) {
    try {
      return await endpoint.ask(call, retries);
    } catch (error) {
      if (error instanceof UpstreamFailure && error.kind === "too-large") {
        throw new CodedError("BODY_TOO_LARGE", "the answer is over the limit", {
          context: { method: call.method },
        });
      }
      throw error;
    }
  },
});
