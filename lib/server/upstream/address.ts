const LOOPBACK = new Set(["127.0.0.1", "[::1]", "localhost"]);

/**
 * Refuses an upstream that would put secrets on the wire in clear: https everywhere, plain http on
 * loopback alone, no user name or password in the address (seeds R7, D12).
 * @throws TypeError: a mistake in the configuration. The message never holds the address, whose
 * path or query may be a key.
 */
export const assertUpstreamAddress = (address: URL): void => {
  const plainOnLoopback = address.protocol === "http:" && LOOPBACK.has(address.hostname);
  if (address.protocol !== "https:" && !plainOnLoopback) {
    throw new TypeError("an upstream is reached by https, or by http on loopback");
  }
  if (address.username !== "" || address.password !== "") {
    throw new TypeError("an upstream's address carries no user name and no password");
  }
};
