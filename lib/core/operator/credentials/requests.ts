import * as z from "zod";
import { credentialText } from "@/lib/core/account";
import { addressSchema } from "@/lib/core/solana";
import { PLATFORM_OWNER } from "./line";

/** What a credential may be used for (seeds R4, D3). */
export const credentialScopes = ["browse", "market", "studio"] as const;

/** What a creator's own credential is for; looking at the market is done with the platform's. */
export const CREATOR_SCOPES = [
  "market",
  "studio",
] as const satisfies (typeof credentialScopes)[number][];

/** What a credential of that owner is for where nothing else was said. */
export const usualScopes = (owner: string): readonly (typeof credentialScopes)[number][] =>
  owner === PLATFORM_OWNER ? credentialScopes : CREATOR_SCOPES;

/** A person's words, shown later in a terminal or a page: nothing in them may steer either. */
export const oneLine = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, "Write at least a word.")
    .max(longest)
    .regex(/^\P{C}*$/u, "Use printable characters on one line.");

/** Body of `POST /api/operator/credentials`. */
export const addCredentialSchema = z.strictObject({
  owner: z.union([z.literal(PLATFORM_OWNER), addressSchema]),
  label: oneLine(80),
  scopes: z.array(z.enum(credentialScopes)).min(1, "Choose at least one.").max(3),
  apiKey: credentialText,
  apiSecret: credentialText,
  /** Random hex: the digest the wallet signs, which stays on record, then tells nothing of the secret. */
  blind: z.string().regex(/^[0-9a-f]{64}$/u),
});
export type AddCredential = z.infer<typeof addCredentialSchema>;

/** Body of `POST /api/operator/credentials/{id}/revoke`. */
export const revokeCredentialSchema = z.strictObject({ reason: oneLine(500) });
