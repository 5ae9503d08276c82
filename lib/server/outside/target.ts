import { isIP } from "node:net";
import { CodedError } from "@/lib/core/errors";
import { isLoopback } from "@/lib/server/upstream/address";

/** What may be reached, and who tells where a name leads. */
export interface Reach {
  /** The sandbox's own address, where this instance talks to one: the only place on this machine. */
  readonly sandbox: URL | null;
  readonly isPublic: (address: string) => boolean;
  /** The one port of the open network, as the URL parser writes it: empty for https's own. */
  readonly port: string;
}

/** Where one request goes: to the open network, or to the sandbox on this machine. */
export type Zone = "public" | "sandbox";

const refused = (reason: string): CodedError =>
  new CodedError("OUTSIDE_ADDRESS_REFUSED", `an address from outside ${reason}`, {
    context: { reason },
  });

/** @throws CodedError OUTSIDE_ADDRESS_REFUSED; the address itself is not repeated: its path may be a key */
export const parseTarget = (address: string, base?: URL): URL => {
  const url = URL.parse(address, base);
  if (url === null) throw refused("is none");
  return url;
};

/**
 * Where an address leads, before anybody is asked. A host written as an IP address, in whatever
 * notation, is judged here, as no resolver will be asked for it; a name when it is connected to.
 * @throws CodedError OUTSIDE_ADDRESS_REFUSED
 */
export const zoneOf = (url: URL, { sandbox, isPublic, port }: Reach): Zone => {
  if (url.username !== "" || url.password !== "") throw refused("carries a name or a password");
  if (sandbox !== null && isLoopback(sandbox) && url.origin === sandbox.origin) return "sandbox";
  if (url.protocol !== "https:") throw refused("is not https");
  if (url.port !== port) throw refused("names a port of its own");
  const host = url.hostname.replace(/^\[|\]$/gu, "");
  if (isIP(host) !== 0 && !isPublic(host)) throw refused("is not public");
  return "public";
};
