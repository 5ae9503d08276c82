import { isIPv4, isIPv6 } from "node:net";

/** Written by this process over whatever a client sent; see peer.ts. */
export const PEER_HEADER = "x-countersign-peer";

/** Everybody whose address cannot be told shares one allowance. */
const UNKNOWN = "unknown";

/** The first four groups of an IPv6 address: one customer holds at least the 2^64 behind them. */
const prefix64 = (text: string): string => {
  const [head = "", tail] = text.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: gap }, () => "0"), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/u, ""))
    .join(":")}::/64`;
};

/** The address as `node:net` knows it, IPv4 in IPv6 clothes undressed; null for text that is none. */
const exact = (text: string): string | null => {
  const bare = text.trim().replace(/^\[(.*)\]$/u, "$1");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  return isIPv4(bare) || isIPv6(bare) ? bare : null;
};

/**
 * The address a request came from; null where it cannot be told. Each trusted proxy appends to
 * X-Forwarded-For the address it saw, so with `hops` proxies the client is `hops` places left of the
 * socket's peer; everything further left was written by the client and means nothing.
 */
export const sourceAddress = (headers: Headers, hops: number): string | null => {
  const peer = headers.get(PEER_HEADER);
  if (peer === null) return null;
  const forwarded = (headers.get("x-forwarded-for") ?? "").split(",").filter((part) => part.trim());
  const chain = [...(hops === 0 ? [] : forwarded), peer];
  return exact(chain.at(-1 - hops) ?? peer);
};

/** Who is counted for rate limits under a source's address: an IPv6 one by its /64. */
export const countedAddress = (source: string | null): string => {
  if (source === null) return UNKNOWN;
  return isIPv4(source) ? source : prefix64(source);
};

/** Who is counted for rate limits, by a request's headers. */
export const clientAddress = (headers: Headers, hops: number): string =>
  countedAddress(sourceAddress(headers, hops));
