import "server-only";
import { env } from "@/lib/server/env";
import { isLoopback } from "@/lib/server/upstream/address";
import { isPublicAddress } from "./address";
import { fetchThrough } from "./fetch-outside";
import { systemResolve } from "./lookup";
import type { OutsideAnswer, OutsideRequest } from "./types";

export { readOutside } from "./read";
export type { OutsideAnswer, OutsideRequest } from "./types";

const fetchWith = (request: OutsideRequest, sandbox: URL | null): Promise<OutsideAnswer> => {
  const reach = { sandbox, isPublic: isPublicAddress, port: "" };
  return fetchThrough(request, { reach, resolve: systemResolve, ca: undefined });
};

/**
 * The one way to an address that came from outside: a webhook target, an image of an answer. https to
 * public addresses only, and the sandbox's own where REALM_API_URL is on this machine.
 * @throws CodedError OUTSIDE_ADDRESS_REFUSED, OUTSIDE_ANSWER_REFUSED, OUTSIDE_UNAVAILABLE
 */
export const fetchOutside = (request: OutsideRequest): Promise<OutsideAnswer> => {
  const { apiUrl } = env().realm;
  return fetchWith(request, isLoopback(apiUrl) ? apiUrl : null);
};

/**
 * The same for an address that the operator wrote into the environment: with every guard, but outside
 * production it may be on this machine, where one tries things out.
 * @throws CodedError OUTSIDE_*
 */
export const fetchConfigured = (
  address: URL,
  request: Omit<OutsideRequest, "url">,
): Promise<OutsideAnswer> => {
  const isOwn = isLoopback(address) && env().appEnv !== "production";
  return fetchWith({ ...request, url: address.href }, isOwn ? address : null);
};
