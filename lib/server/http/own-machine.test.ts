import { expect, test } from "vitest";
import { PEER_HEADER } from "./client-address";
import { isOwnMachine } from "./own-machine";

const from = (headers: Readonly<Record<string, string>>): boolean =>
  isOwnMachine(new Headers(headers));

test.each([
  { [PEER_HEADER]: "127.0.0.1" },
  { [PEER_HEADER]: "::1" },
  { [PEER_HEADER]: "::ffff:127.0.0.1" },
  { [PEER_HEADER]: "127.0.0.1", "x-forwarded-for": "127.0.0.1" },
  { [PEER_HEADER]: "::ffff:127.0.0.1", "x-forwarded-for": "::ffff:127.0.0.1" },
])("%j is this machine", (headers) => {
  expect(from(headers)).toBe(true);
});

test.each([
  {},
  { [PEER_HEADER]: "" },
  { [PEER_HEADER]: "192.0.2.7" },
  { [PEER_HEADER]: "::ffff:192.0.2.7" },
  { "x-forwarded-for": "127.0.0.1" },
  { [PEER_HEADER]: "192.0.2.7", "x-forwarded-for": "127.0.0.1" },
  { [PEER_HEADER]: "127.0.0.1", "x-forwarded-for": "192.0.2.7" },
  // What a client wrote, with what a proxy on this machine then added.
  { [PEER_HEADER]: "127.0.0.1", "x-forwarded-for": "127.0.0.1, 192.0.2.7" },
  { [PEER_HEADER]: "127.0.0.1", "x-forwarded-for": "localhost" },
  { [PEER_HEADER]: "127.0.0.1", "x-real-ip": "127.0.0.1" },
  { [PEER_HEADER]: "127.0.0.1", forwarded: "for=127.0.0.1" },
  { [PEER_HEADER]: "127.0.0.1", via: "1.1 proxy" },
])("%j is not", (headers) => {
  expect(from(headers)).toBe(false);
});
