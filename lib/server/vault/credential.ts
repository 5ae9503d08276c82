import { createHash } from "node:crypto";
import { credentialScopes } from "@/lib/core/operator/credentials";
import type { CredentialState } from "./lifecycle";

/** What a credential may be used for (seeds R4, D3). */
export { credentialScopes };
export type CredentialScope = (typeof credentialScopes)[number];

/** The instance's own owner name; a creator's is their wallet in base58. */
export const PLATFORM = "platform";

/** The secret half. It never leaves the server and is never printed. */
export interface CredentialSecret {
  readonly apiKey: string;
  readonly apiSecret: string;
}

export const isSameSecret = (left: CredentialSecret, right: CredentialSecret): boolean =>
  left.apiKey === right.apiKey && left.apiSecret === right.apiSecret;

/** A credential as it may be shown: nothing secret. */
export interface Credential {
  readonly id: string;
  readonly owner: string;
  readonly label: string;
  readonly fingerprint: string;
  readonly scopes: readonly CredentialScope[];
  /** REALM's id of the account it belongs to; null until it is verified. */
  readonly account: string | null;
  readonly state: CredentialState;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly verifiedAt: Date | null;
  readonly activatedAt: Date | null;
  readonly replacedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly reason: string | null;
}

/** A credential in use: with its secret, and its id so that the use is counted. */
export interface LiveCredential extends CredentialSecret {
  readonly id: string;
  readonly fingerprint: string;
}

/** Twelve hex digits by which a key is told from others without being shown. */
export const fingerprintOf = (apiKey: string): string =>
  createHash("sha256").update("countersign credential\0").update(apiKey).digest("hex").slice(0, 12);

const isScope = (text: string): text is CredentialScope =>
  credentialScopes.some((scope) => scope === text);

/** Sorted and joined, so that the same set is the same text. */
export const scopesText = (scopes: readonly CredentialScope[]): string =>
  [...new Set(scopes)].toSorted().join("+");

export const scopesFrom = (text: string): readonly CredentialScope[] =>
  text.split("+").filter(isScope);
