import "server-only";
import { database } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { logger } from "@/lib/server/log";
import { verifyCredential } from "@/lib/server/realm";
import { forgetCredentials, vault, writeUse } from "@/lib/server/vault";
import { credentialCommand, type CommandContext } from "./commands";
import { importEnvironmentCredential } from "./import-environment";
import type { CommandResult } from "./result";
import { proveStanding } from "./prove-standing";
import { runCredentialCommand } from "./run";

export type { CommandResult } from "./result";
export { isOfOtherAccount } from "./same-account";

const verify: CommandContext["verify"] = (secret, scopes, id) =>
  verifyCredential(secret, scopes, id).finally(writeUse);

/**
 * Does one command with this process's vault, database and REALM.
 * @param input As it came from outside. @param actor A wallet in base58, or "command line".
 * @throws ZodError for an input that is none, CodedError otherwise
 */
export const credentialsDo = async (input: unknown, actor: string): Promise<CommandResult> => {
  const command = credentialCommand.parse(input);
  // What the command tells of calls made includes those of the last moment.
  await writeUse();
  return runCredentialCommand(
    command,
    {
      vault: await vault(),
      verify,
      changed: forgetCredentials,
      actor,
    },
    await database(),
  );
};

/** At the start of the server: the vault opens, and knows the environment's REALM key; or the process ends. */
export const requireCredentials = async (): Promise<void> => {
  const { apiKey, apiSecret } = env().realm;
  try {
    await importEnvironmentCredential(await vault(), { apiKey, apiSecret });
  } catch (error) {
    logger.error({ component: "vault", error }, "The vault could not be opened.");
    process.stderr.write(`${error instanceof Error ? error.message : "The vault failed."}\n`);
    process.exit(1);
  }
  // Not waited for: REALM may be away, and what it does not take is said, not a reason to be away as well.
  void proveStanding({ vault: await vault(), verify });
};
