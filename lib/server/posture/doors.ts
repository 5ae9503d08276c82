import type { Finding } from "@/lib/core/posture";
import { attention, fail, pass } from "./check";

/** Where REALM delivers its webhooks. */
export const WEBHOOKS = "/api/webhooks/realm";

/** Where a sign-in begins: the one door for strangers that takes a body by a schema. */
export const CHALLENGE = "/api/identity/challenge";

/**
 * Whether a door of the operator's is closed to a stranger: there is nothing, or, where networks are named
 * and ours is none of them, the network is refused before anything else is looked at.
 */
export const isClosed = (status: number): boolean => status === 404 || status === 403;

/**
 * Whether doors ask a stranger to sign in: only 401 says so. One that was asked too often says nothing of
 * what stands behind it.
 */
export const asksToSignIn = (
  statuses: readonly number[],
  words: string,
  otherwise: string,
): Finding => {
  if (statuses.every((status) => status === 401)) return pass(words);
  return statuses.every((status) => status === 401 || status === 429)
    ? attention("They were asked too often just now (429) to see whether they ask to sign in.")
    : fail(otherwise);
};

export const JSON_TYPE = { "content-type": "application/json" } as const;
