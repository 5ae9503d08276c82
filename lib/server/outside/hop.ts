import { Agent, errors, type Dispatcher } from "undici";
import { CodedError } from "@/lib/core/errors";
import { isLoopbackAddress } from "./address";
import { guardedLookup, type Resolve } from "./lookup";
import type { Reach, Zone } from "./target";
import type { OutsideLimits } from "./types";

export interface HopOptions {
  readonly reach: Reach;
  readonly resolve: Resolve;
  /** Certificates to trust instead of the system's. */
  readonly ca: string | undefined;
}

export interface Hop {
  readonly url: URL;
  readonly zone: Zone;
  readonly post: Uint8Array | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: number;
  readonly limits: OutsideLimits;
  /** Ends it when the whole fetch has had its time. */
  readonly signal: AbortSignal;
}

export interface HopAnswer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly body: Dispatcher.ResponseData["body"];
  /** Ends the connection; nothing of it is used again. */
  readonly end: () => void;
}

/** In the words of the table. @param error Whatever undici, TLS, DNS or we ourselves threw */
export const codedOf = (error: unknown): CodedError => {
  if (error instanceof CodedError) return error;
  return error instanceof errors.ResponseExceededMaxSizeError
    ? new CodedError("OUTSIDE_ANSWER_REFUSED", "the answer is too large", { cause: error })
    : new CodedError("OUTSIDE_UNAVAILABLE", "there is no usable answer", { cause: error });
};

const headerOf =
  (headers: Dispatcher.ResponseData["headers"]) =>
  (name: string): string | null => {
    const value = headers[name];
    // Several of one kind leave it open which counts; where it matters, none does.
    return typeof value === "string" ? value : null;
  };

/**
 * One request over a connection of its own, whose address was admitted as it was made. It asks for no
 * compression, and none is undone: what is counted is what is kept.
 * @throws CodedError OUTSIDE_*
 */
export const makeHop = async (hop: Hop, { reach, resolve, ca }: HopOptions): Promise<HopAnswer> => {
  const { url, zone, post, limits } = hop;
  const agent = new Agent({
    connect: {
      lookup: guardedLookup(resolve, zone === "sandbox" ? isLoopbackAddress : reach.isPublic),
      timeout: limits.connectMillis,
      minVersion: "TLSv1.2",
      rejectUnauthorized: true,
      ...(ca === undefined ? {} : { ca }),
    },
    maxResponseSize: hop.bytes,
  });
  const end = (): void => {
    void agent.destroy();
  };
  try {
    const { statusCode, headers, body } = await agent.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: post === undefined ? "GET" : "POST",
      body: post ?? null,
      headers: { ...hop.headers, "accept-encoding": "identity" },
      headersTimeout: limits.headersMillis,
      bodyTimeout: limits.bodyMillis,
      signal: hop.signal,
    });
    // Ended unread, it says so once more as an error that nobody would hear.
    body.on("error", () => undefined);
    return { status: statusCode, header: headerOf(headers), body, end };
  } catch (error) {
    end();
    throw codedOf(error);
  }
};
