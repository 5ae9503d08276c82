/** Where REALM delivers its webhooks. */
export const WEBHOOKS = "/api/webhooks/realm";

/** Where a sign-in begins: the one door for strangers that takes a body by a schema. */
export const CHALLENGE = "/api/identity/challenge";

/**
 * Whether a door of the operator's is closed to a stranger: there is nothing, or, where networks are named
 * and ours is none of them, the network is refused before anything else is looked at.
 */
export const isClosed = (status: number): boolean => status === 404 || status === 403;

export const JSON_TYPE = { "content-type": "application/json" } as const;
