import { BlockList, isIPv4, isIPv6 } from "node:net";

/** The networks that may come somewhere (seeds M5, D20). */
export interface Allowlist {
  /** Whether this address may: always where no network is named, never where it cannot be told. */
  readonly admits: (address: string | null) => boolean;
}

const familyOf = (address: string): "ipv4" | "ipv6" | null =>
  isIPv4(address) ? "ipv4" : isIPv6(address) ? "ipv6" : null;

const mostBits = { ipv4: 32, ipv6: 128 } as const;

/** Reads addresses and networks in CIDR, IPv4 and IPv6. @returns null where one of them is neither. */
export const parseAllowlist = (networks: readonly string[]): Allowlist | null => {
  const list = new BlockList();
  for (const text of networks) {
    const [network = "", prefix, ...more] = text.split("/");
    const family = familyOf(network);
    if (family === null || more.length > 0) return null;
    if (prefix !== undefined && !/^\d{1,3}$/u.test(prefix)) return null;
    const bits = Number(prefix ?? mostBits[family]);
    if (bits > mostBits[family]) return null;
    list.addSubnet(network, bits, family);
  }
  return {
    admits: (address) => {
      if (networks.length === 0) return true;
      // The zone of a link-local address names an interface of this machine, not the sender.
      const [bare = ""] = (address ?? "").split("%");
      const family = familyOf(bare);
      return family !== null && list.check(bare, family);
    },
  };
};
