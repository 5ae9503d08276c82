import "server-only";
import { env } from "@/lib/server/env";
import { isLoopback } from "@/lib/server/upstream/address";
import { isPublicAddress } from "./address";
import { fetchThrough } from "./fetch-outside";
import { systemResolve } from "./lookup";
import type { OutsideAnswer, OutsideRequest } from "./types";

export { readOutside } from "./read";
export type { OutsideAnswer, OutsideRequest } from "./types";

/**
 * The one way to an address that came from outside: a webhook target, an image of an answer. https to
 * public addresses only, and the sandbox's own where REALM_API_URL is on this machine.
 * @throws CodedError OUTSIDE_ADDRESS_REFUSED, OUTSIDE_ANSWER_REFUSED, OUTSIDE_UNAVAILABLE
 */
export const fetchOutside = (request: OutsideRequest): Promise<OutsideAnswer> => {
  const { apiUrl } = env().realm;
  const sandbox = isLoopback(apiUrl) ? apiUrl : null;
  const reach = { sandbox, isPublic: isPublicAddress, port: "" };
  return fetchThrough(request, { reach, resolve: systemResolve, ca: undefined });
};
