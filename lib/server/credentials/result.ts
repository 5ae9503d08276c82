import * as z from "zod";

/** A credential as JSON for people who run the instance: times as ISO 8601, nothing secret. */
const credentialViewSchema = z.object({
  id: z.string(),
  owner: z.string(),
  label: z.string(),
  fingerprint: z.string(),
  scopes: z.array(z.string()),
  account: z.string().nullable(),
  state: z.string(),
  createdAt: z.string(),
  dueAt: z.string(),
  due: z.enum(["fine", "soon", "overdue"]),
  verifiedAt: z.string().nullable(),
  reason: z.string().nullable(),
  calls: z.number(),
  errors: z.number(),
  refusals: z.number(),
  lastUsedAt: z.string().nullable(),
});
export type CredentialView = z.infer<typeof credentialViewSchema>;

/** What a command answers: of its own, so that a command line can read it without the vault behind it. */
export const commandResultSchema = z.object({
  /** What happened, in a sentence. */
  message: z.string(),
  credentials: z.array(credentialViewSchema),
  /** After a revocation: every call made with it, by operation; times as ISO 8601. */
  operations: z
    .array(
      z.object({
        operation: z.string(),
        calls: z.number(),
        errors: z.number(),
        firstHour: z.string().nullable(),
        lastAt: z.string().nullable(),
      }),
    )
    .optional(),
  /** The same by the hour and operation, the newest first: the newest 500 of `hoursInAll`. */
  calls: z
    .array(
      z.object({
        hour: z.string(),
        operation: z.string(),
        calls: z.number(),
        errors: z.number(),
      }),
    )
    .optional(),
  hoursInAll: z.number().optional(),
  /** Ids of those that could not be wrapped anew: not done, whatever else was. */
  locked: z.array(z.string()).optional(),
});
export type CommandResult = z.infer<typeof commandResultSchema>;
