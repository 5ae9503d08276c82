import { validateHeaderValue, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Fault, Said } from "./faults";
import type { WireAnswer } from "./idempotency";

type Headers = Record<string, string>;

/** Whether this fault lets the call act and spoils only the answer. */
export const actsFirst = ({ kind }: Fault): boolean =>
  kind === "drop-after" || kind === "truncated" || kind === "html";

const fitsHeader = (text: string): boolean => {
  try {
    validateHeaderValue("x-request-id", text);
    return true;
  } catch {
    return false;
  }
};

const refuse = (
  response: ServerResponse,
  status: number,
  headers: Headers,
  error: Said & { readonly requestId: string },
): void => {
  const code = status === 429 ? "rate_limited" : "injected_fault";
  if (fitsHeader(error.requestId)) headers["x-request-id"] = error.requestId;
  response
    .writeHead(status, headers)
    .end(JSON.stringify({ error: { code, message: "Injected by the sandbox.", ...error } }));
};

/**
 * A fault before the call acts. True where the answer has been given, or will never be.
 * @param now REALM's clock, Unix milliseconds.
 */
export const withhold = async (
  fault: Fault,
  response: ServerResponse,
  headers: Headers,
  { requestId, now }: { readonly requestId: string; readonly now: number },
): Promise<boolean> => {
  switch (fault.kind) {
    case "latency":
      await wait(fault.millis);
      return false;
    case "rate-limit": {
      const seconds = Math.ceil(fault.millis / 1000);
      const reset = Math.ceil((now + fault.millis) / 1000);
      Object.assign(headers, {
        "retry-after": String(seconds),
        "x-ratelimit-limit": "1",
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset": String(reset),
      });
      refuse(response, 429, headers, { requestId });
      return true;
    }
    case "status":
      refuse(response, fault.status, headers, { requestId, ...fault.error });
      return true;
    case "down":
    case "drop-before":
      response.destroy();
      return true;
    case "drop-after":
    case "truncated":
    case "html":
    case "clock-skew":
    case "slow":
      return false;
  }
};

/** A fault in the answer of a call that has acted. */
export const misbehave = (
  fault: Fault,
  answer: WireAnswer,
  response: ServerResponse,
  headers: Headers,
): void => {
  if (fault.kind === "html") {
    response
      .writeHead(200, { ...headers, "content-type": "text/html; charset=utf-8" })
      .end("<!doctype html><title>Bad gateway</title><h1>Bad gateway</h1>");
    return;
  }
  if (fault.kind === "truncated") {
    const bytes = Buffer.from(answer.body);
    response.writeHead(answer.status, { ...headers, "content-length": String(bytes.length) });
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
    return;
  }
  response.destroy();
};
