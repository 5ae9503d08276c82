import { Pool } from "undici";
import { identityCheck } from "./pin";
import type { Limits } from "./types";

/**
 * Keep-alive connections to one upstream: TLS 1.2 or newer, verified certificates, pinned keys where
 * they are set. As many as there are places in the guard, so that no call waits for a connection that
 * another kind of call holds.
 */
export const openConnections = ({ origin }: URL, limits: Limits, pins: readonly string[]): Pool =>
  new Pool(origin, {
    connect: {
      timeout: limits.connectMillis,
      minVersion: "TLSv1.2",
      rejectUnauthorized: true,
      checkServerIdentity: identityCheck(pins),
    },
    connections: limits.atOnce + limits.uploadsAtOnce,
    maxResponseSize: limits.answerBytes,
    headersTimeout: limits.headersMillis,
    bodyTimeout: limits.bodyMillis,
    keepAliveTimeout: 10_000,
  });
