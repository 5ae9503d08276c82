import { Pool } from "undici";
import { identityCheck } from "./pin";
import type { Limits } from "./types";

/**
 * What every TLS connection to an upstream is made with: TLS 1.2 or newer, a certificate that is verified,
 * the right name, and one of the pinned keys where there are any.
 * @param pins SHA-256 of public keys (SPKI), Base64
 */
export const tlsOptions = (pins: readonly string[]) =>
  ({
    minVersion: "TLSv1.2",
    rejectUnauthorized: true,
    checkServerIdentity: identityCheck(pins),
  }) as const;

/**
 * Keep-alive connections to one upstream, made with the options above. As many as there are places in the
 * guard, so that no call waits for a connection that another kind of call holds.
 */
export const openConnections = ({ origin }: URL, limits: Limits, pins: readonly string[]): Pool =>
  new Pool(origin, {
    connect: { timeout: limits.connectMillis, ...tlsOptions(pins) },
    connections: limits.atOnce + limits.uploadsAtOnce,
    maxResponseSize: limits.answerBytes,
    headersTimeout: limits.headersMillis,
    bodyTimeout: limits.bodyMillis,
    keepAliveTimeout: 10_000,
  });
