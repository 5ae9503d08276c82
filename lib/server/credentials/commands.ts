import * as z from "zod";
import { credentialText } from "@/lib/core/account";
import { addressSchema } from "@/lib/core/solana";
import { credentialScopes, PLATFORM, type Vault } from "@/lib/server/vault";
import type { CredentialScope, CredentialSecret } from "@/lib/server/vault";
import type { Accounts } from "./same-account";

const id = z.uuid();
/** A person's words, shown later in a terminal or a page: nothing in them may steer either. */
const words = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^\P{C}*$/u, "printable characters on one line");
/** Everything that can be done to credentials, as the command line and the console send it. */
export const credentialCommand = z.discriminatedUnion("command", [
  z.strictObject({ command: z.literal("list"), owner: z.string().optional() }),
  z.strictObject({
    command: z.literal("add"),
    owner: z.union([z.literal(PLATFORM), addressSchema]).default(PLATFORM),
    label: words(80),
    scopes: z.array(z.enum(credentialScopes)).min(1),
    apiKey: credentialText,
    apiSecret: credentialText,
  }),
  z.strictObject({ command: z.literal("verify"), id }),
  z.strictObject({ command: z.literal("promote"), id }),
  z.strictObject({ command: z.literal("retire"), id }),
  z.strictObject({ command: z.literal("revoke"), id, reason: words(500) }),
  z.strictObject({ command: z.literal("rewrap") }),
]);
export type CredentialCommand = z.output<typeof credentialCommand>;

export interface CommandContext extends Accounts {
  readonly vault: Vault;
  /** @returns REALM's id of its account. @throws CodedError CREDENTIAL_REFUSED, REALM_* */
  readonly verify: (
    secret: CredentialSecret,
    scopes: readonly CredentialScope[],
    id: string,
  ) => Promise<string>;
  /** Other parts of this process must not use what they remember. */
  readonly changed: () => void;
  /** A wallet in base58, or "command line". */
  readonly actor: string;
}
