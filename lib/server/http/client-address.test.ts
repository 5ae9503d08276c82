import { expect, test } from "vitest";
import { clientAddress, PEER_HEADER } from "./client-address";

const from = (peer: string | null, forwarded: string | null, hops: number) =>
  clientAddress(
    new Headers({
      ...(peer === null ? {} : { [PEER_HEADER]: peer }),
      ...(forwarded === null ? {} : { "x-forwarded-for": forwarded }),
    }),
    hops,
  );

test.each([
  [
    "without proxies the socket decides, whatever the client claims",
    "192.0.2.1",
    "203.0.113.9",
    0,
    "192.0.2.1",
  ],
  ["behind one proxy, what that proxy saw", "10.0.0.1", "203.0.113.9", 1, "203.0.113.9"],
  [
    "behind one proxy, what the client wrote itself is left of that and ignored",
    "10.0.0.1",
    "1.1.1.1, 203.0.113.9",
    1,
    "203.0.113.9",
  ],
  [
    "behind two proxies, two places left of the socket",
    "10.0.0.1",
    "1.1.1.1, 203.0.113.9, 10.0.0.2",
    2,
    "203.0.113.9",
  ],
  [
    "past the proxies, straight at the port: the socket again",
    "198.51.100.4",
    null,
    1,
    "198.51.100.4",
  ],
  ["IPv4 in IPv6 clothes is IPv4", "::ffff:192.0.2.1", null, 0, "192.0.2.1"],
  ["IPv6 counts by its /64", "2001:db8:0:1:aaaa::1", null, 0, "2001:db8:0:1::/64"],
  [
    "another address of the same /64 is the same",
    "2001:0db8:0000:0001::ffff",
    null,
    0,
    "2001:db8:0:1::/64",
  ],
  ["text that is no address names nobody", "10.0.0.1", "<script>", 1, "unknown"],
  ["a request whose socket was not recorded names nobody", null, "203.0.113.9", 1, "unknown"],
])("%s", (_, peer, forwarded, hops, expected) => {
  expect(from(peer, forwarded, hops)).toBe(expected);
});
