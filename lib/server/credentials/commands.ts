import * as z from "zod";
import { credentialText } from "@/lib/core/account";
import { addressSchema } from "@/lib/core/solana";
import { credentialScopes, PLATFORM, type Vault } from "@/lib/server/vault";
import type { Accounts } from "./same-account";

const id = z.uuid();
const owner = z.union([z.literal(PLATFORM), addressSchema]);
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
  z.strictObject({ command: z.literal("list"), owner: owner.optional() }),
  z.strictObject({
    command: z.literal("add"),
    owner: owner.default(PLATFORM),
    label: words(80),
    scopes: z.array(z.enum(credentialScopes)).min(1),
    apiKey: credentialText,
    apiSecret: credentialText,
  }),
  z.strictObject({ command: z.literal("verify"), id }),
  z.strictObject({
    command: z.literal("promote"),
    id,
    /** That it is meant to be of another REALM account than the last one in force. */
    otherAccount: z.boolean().default(false),
  }),
  z.strictObject({ command: z.literal("retire"), id }),
  z.strictObject({ command: z.literal("revoke"), id, reason: words(500) }),
  z.strictObject({ command: z.literal("rewrap") }),
]);
export type CredentialCommand = z.output<typeof credentialCommand>;

export interface CommandContext extends Accounts {
  readonly vault: Vault;
  /** Other parts of this process must not use what they remember. */
  readonly changed: () => void;
  /** A wallet in base58, or "command line". */
  readonly actor: string;
}
