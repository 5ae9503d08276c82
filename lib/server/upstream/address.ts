import { isIPv4 } from "node:net";

/**
 * Whether the host can only be this machine: 127.0.0.0/8, ::1 and `localhost` itself. Names under
 * `.localhost` are left out: resolvers may ask the network for them, so they are not this machine
 * for certain. Expects the host as the URL parser writes it, IPv6 in brackets.
 */
export const isLoopbackHost = (host: string): boolean =>
  host === "localhost" || host === "[::1]" || (isIPv4(host) && host.startsWith("127."));

/** Whether an address leads to this very machine: the one answer of the environment and of calls out. */
export const isLoopback = (url: URL): boolean => isLoopbackHost(url.hostname);

/**
 * Refuses an upstream that would put secrets on the wire in clear: https everywhere, plain http on
 * loopback alone, no user name or password in the address (seeds R7, D12).
 * @throws TypeError: a mistake in the configuration. The message never holds the address, whose
 * path or query may be a key.
 */
export const assertUpstreamAddress = (address: URL): void => {
  const plainOnLoopback = address.protocol === "http:" && isLoopback(address);
  if (address.protocol !== "https:" && !plainOnLoopback) {
    throw new TypeError("an upstream is reached by https, or by http on loopback");
  }
  if (address.username !== "" || address.password !== "") {
    throw new TypeError("an upstream's address carries no user name and no password");
  }
};
