import { parseAllowlist } from "./allowlist";
import { PEER_HEADER } from "./client-address";

const loopback = parseAllowlist(["127.0.0.0/8", "::1"]);

/** A proxy that stands before us writes one of these; what a client wrote there makes it no nearer. */
const PROXIES_WRITE = ["forwarded", "via", "x-real-ip"] as const;

/**
 * Whether a request was made on this very machine and came straight here. A proxy on this machine is
 * a loopback peer as well, for whoever it speaks: what one has passed on is never ours. Next itself
 * writes the peer into X-Forwarded-For where there is none, so that header may name loopback alone.
 */
export const isOwnMachine = (headers: Headers): boolean => {
  if (PROXIES_WRITE.some((name) => headers.has(name))) return false;
  const peer = headers.get(PEER_HEADER);
  const forwarded = headers.get("x-forwarded-for")?.split(",") ?? [];
  return [peer, ...forwarded].every(
    (address) => loopback?.admits(address?.trim() ?? null) === true,
  );
};
