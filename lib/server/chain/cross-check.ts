/**
 * Where browsers compare what the first endpoint says (SIM-05). `direct`: the second endpoint's own
 * address, which keeps this server out of the comparison; null where the address is not for browsers,
 * and they ask it through this server.
 */
export interface CrossCheck {
  readonly direct: string | null;
}

/**
 * A path or a query of an RPC address is a provider's key as often as not, and what this machine alone
 * reaches is of no use elsewhere: only a bare https origin is told to browsers.
 */
export const crossCheckOf = (rpcUrls: readonly URL[]): CrossCheck | null => {
  const [, second] = rpcUrls;
  if (second === undefined) return null;
  const bare = second.pathname === "/" && second.search === "";
  return { direct: bare && second.protocol === "https:" ? second.origin : null };
};
