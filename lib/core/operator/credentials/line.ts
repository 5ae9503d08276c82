import * as z from "zod";

export const credentialStates = ["next", "active", "retiring", "revoked"] as const;
export type CredentialState = (typeof credentialStates)[number];

export const credentialStateWords: Readonly<Record<CredentialState, string>> = {
  next: "Next",
  active: "Active",
  retiring: "Retiring",
  revoked: "Revoked",
};

/** What each state means, in one sentence. */
export const credentialStateSentences: Readonly<Record<CredentialState, string>> = {
  next: "It waits. Once REALM has confirmed it, it can be promoted.",
  active: "Calls of its owner are made with it.",
  retiring: "It was replaced. Calls under way may still use it; retire it once nothing does.",
  revoked: "It has ended and its secret is erased. What was done with it stays on record.",
};

/** What the list can be narrowed to, beside the states. */
export const credentialFilters = [...credentialStates, "platform", "due"] as const;
export type CredentialFilter = (typeof credentialFilters)[number];

/** Owner of the instance's own credentials; a creator's is their wallet in base58. */
export const PLATFORM_OWNER = "platform";

/** A credential as a row of the list. Nothing secret; times are ISO 8601, UTC. */
export interface CredentialLine {
  readonly id: string;
  readonly owner: string;
  readonly label: string;
  /** Twelve hex digits by which it is told from others. */
  readonly fingerprint: string;
  readonly scopes: readonly string[];
  /** REALM's id of the account it belongs to; null until it is verified. */
  readonly account: string | null;
  readonly state: CredentialState;
  readonly createdAt: string;
  readonly dueAt: string;
  readonly due: "fine" | "soon" | "overdue";
  readonly verifiedAt: string | null;
  readonly replacedAt: string | null;
  readonly revokedAt: string | null;
  readonly calls: number;
  readonly errors: number;
  /** Answers 401 and 403 among the errors. */
  readonly refusals: number;
  readonly lastUsedAt: string | null;
  /** What of its use is unusual, each in a sentence with its figures. */
  readonly unusual: readonly string[];
}

/** Answer of every route that does something to a credential: what happened, and to which. */
export const credentialAnswerSchema = z.object({ message: z.string(), id: z.uuid() });
export type CredentialAnswer = z.infer<typeof credentialAnswerSchema>;

/** Answer of `POST /api/operator/credentials/rewrap`. */
export const rewrapAnswerSchema = z.object({ message: z.string() });
