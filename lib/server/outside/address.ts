import ipaddr from "ipaddr.js";

/** What is handed out for the open network in IPv6 (RFC 4291, IANA); all else has its own purpose. */
const GLOBAL_UNICAST = ipaddr.IPv6.parse("2000::");
const GLOBAL_UNICAST_BITS = 3;

/**
 * Whether an address can only be somebody on the open network: no private, shared, link-local or
 * loopback one, none of documentation, multicast or tests, and none that carries an IPv4 address
 * through a translator (mapped, 6to4, Teredo, NAT64), behind which any of those may stand.
 * @param text IPv4 or IPv6 as a resolver gives it, without brackets; anything else is not public.
 */
export const isPublicAddress = (text: string): boolean => {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== "unicast") return false;
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_UNICAST, GLOBAL_UNICAST_BITS);
};

/** Whether an address is this machine's own, as a resolver gives it. */
export const isLoopbackAddress = (text: string): boolean =>
  ipaddr.isValid(text) && ipaddr.parse(text).range() === "loopback";
