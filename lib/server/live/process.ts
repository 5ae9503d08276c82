import { CodedError, type ErrorCode } from "@/lib/core/errors";
import { openedDatabase } from "@/lib/server/db";
import type { Session } from "@/lib/server/identity";
import { logger } from "@/lib/server/log";
import { LIVE_CHANNEL } from "./announce";
import type { Refusal } from "./connections";
import { runHub, type LiveHub } from "./hub";
import { placeOf } from "./place";

declare global {
  // Next bundles the instrumentation, which starts it, and the route, which opens streams, apart.
  var countersignLive: Promise<LiveHub> | undefined;
}

/** Without this the server, asked to end, would wait for every open page to leave. */
const stopWith = (hub: LiveHub): void => {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      hub.stop().catch((error: unknown) => {
        logger.warn({ component: "live", error }, "Live updates did not end in order.");
      });
    });
  }
};

/** Starts this process's hub, once however often it is called. */
export const startLive = (): void => {
  if (globalThis.countersignLive) return;
  globalThis.countersignLive = openedDatabase().then(({ database, listen }) =>
    runHub({
      database,
      listen: (heard) => listen(LIVE_CHANNEL, heard),
      now: () => new Date(),
      log: logger,
    }),
  );
  globalThis.countersignLive.then(stopWith, (error: unknown) => {
    globalThis.countersignLive = undefined;
    logger.error({ component: "live", error }, "Live updates could not start.");
  });
};

const codes: Readonly<Record<Refusal, ErrorCode>> = {
  wallet: "LIVE_TOO_MANY",
  address: "LIVE_TOO_MANY",
  instance: "LIVE_FULL",
  stopped: "LIVE_FULL",
};

/**
 * A stream of what changes for the session's wallet, from the place on that the request names.
 * @param address Where it comes from, as limits count it
 * @throws LIVE_TOO_MANY, LIVE_FULL where no further stream can be held
 */
export const openLive = async (
  session: Session,
  request: Request,
  address: string,
): Promise<Response> => {
  const hub = await globalThis.countersignLive;
  const body = hub?.open({
    wallet: session.wallet,
    sessionId: session.id,
    address,
    after: placeOf(request),
    signal: request.signal,
  });
  if (!(body instanceof ReadableStream)) {
    throw new CodedError(codes[body ?? "stopped"], "no further stream can be held");
  }
  return new Response(body, {
    headers: { "content-type": "text/event-stream; charset=utf-8", "x-accel-buffering": "no" },
  });
};
