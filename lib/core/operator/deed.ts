import * as z from "zod";

/** Something an operator did, as the audit log has it. */
export interface Deed {
  /** Its place in the audit log. */
  readonly sequence: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** A wallet in base58, "command line" or "system". */
  readonly actor: string;
  /** Such as "webhook.replayed". */
  readonly action: string;
  /** In the operator's own words, where there are any. */
  readonly words: string | null;
}

/** What an operator writes into the audit log, where it stays. Trimmed; three to 500 characters. */
export const deedWords = z
  .string()
  .regex(/^(?:[^\p{Cc}\p{Cs}]|\n)*$/u, "Use letters, not control characters.")
  .trim()
  .min(3, "Write at least a few words.")
  .max(500, "Use at most 500 characters.");

/** Body of `POST /api/operator/webhooks/{id}/set-aside`. */
export const setAsideRequestSchema = z.strictObject({ reason: deedWords });

/** Body of `POST /api/operator/purchases/{id}/notes`. */
export const noteRequestSchema = z.strictObject({ note: deedWords });
