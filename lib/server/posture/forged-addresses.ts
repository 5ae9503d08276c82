import { randomBytes } from "node:crypto";
import type { Finding } from "@/lib/core/posture";
import { attention, count, fail, pass } from "./check";
import type { Probe } from "./probe/probe";

/** Requests from as many addresses: more than two, for a window of the limit may end between two of them. */
const ASKED = 3;

/** An address of the network for documentation (RFC 3849), one of so many that nobody was counted under it. */
const madeUp = (): string =>
  `2001:db8:${randomBytes(4).toString("hex").replace(/^.{4}/u, "$&:")}::1`;

const LIMIT = /^"[a-z]+";r=(\d+);t=\d+$/u;
const POLICY = /^"[a-z]+";q=(\d+);w=\d+$/u;

/** Whether an answer says that nobody was counted before under the address it was asked from. */
const isFresh = (header: (name: string) => string | null): boolean | null => {
  const remaining = LIMIT.exec(header("ratelimit") ?? "")?.[1];
  const limit = POLICY.exec(header("ratelimit-policy") ?? "")?.[1];
  if (remaining === undefined || limit === undefined) return null;
  return Number(remaining) === Number(limit) - 1;
};

/**
 * Whether the running instance believes what a client writes into X-Forwarded-For: who does is counted
 * anew under each address he makes up, and comes from any network he likes. It does where
 * TRUSTED_PROXY_HOPS is more than there are, or a gateway passes the header on as it came.
 */
export const believesForgedAddresses = async (
  ask: Probe["ask"],
  hops: number,
): Promise<Finding> => {
  const set = `${count(hops, "trusted proxy hop")} set`;
  const fresh: (boolean | null)[] = [];
  for (let asked = 0; asked < ASKED; asked += 1) {
    const { header, via } = await ask("/api/health", { headers: { "x-forwarded-for": madeUp() } });
    // A process that expects a gateway takes whoever comes past it for one.
    if (via === "past the gateway" && hops > 0)
      return attention(
        `Its public address can't be reached from here, so whether X-Forwarded-For written by a client is believed was not seen; ${set}.`,
      );
    fresh.push(isFresh(header));
  }
  if (fresh.includes(null))
    return fail("Whom this instance counts can't be told from its answers.");
  return fresh.every(Boolean)
    ? fail(
        `X-Forwarded-For written by a client is believed: each of ${ASKED} made-up addresses had an allowance of its own; ${set}.`,
      )
    : pass(
        `X-Forwarded-For written by a client is not believed, tried with ${ASKED} addresses; ${set}.`,
      );
};
