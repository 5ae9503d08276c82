import type { CredentialState } from "@/lib/core/operator/credentials";

/**
 * A credential's life, and nothing else decides it:
 *
 *     add ──▶ next ──promote──▶ active ──(another is promoted)──▶ retiring ──retire──▶ revoked
 *               │                  │                                  │
 *               └────────────── revoke: at once, from anywhere ───────┴──────────────▶ revoked
 *
 * Each operation of an owner has at most one `active` that it is done with and one `next`; some are
 * `retiring`, which REALM still takes and which calls under way may still use. What retires when another
 * is promoted: succession.ts.
 */
export type { CredentialState };

export const credentialEvents = ["promote", "replaced", "retire", "revoke"] as const;
export type CredentialEvent = (typeof credentialEvents)[number];

const transitions: Readonly<
  Record<CredentialState, Partial<Readonly<Record<CredentialEvent, CredentialState>>>>
> = {
  next: { promote: "active", revoke: "revoked" },
  active: { replaced: "retiring", revoke: "revoked" },
  retiring: { retire: "revoked", revoke: "revoked" },
  revoked: {},
};

/** The state after the event, or null where it can't happen. */
export const afterCredentialEvent = (
  state: CredentialState,
  event: CredentialEvent,
): CredentialState | null => transitions[state][event] ?? null;
