import type { Database } from "@/lib/server/db";
import {
  credentialScopes,
  usageOf,
  type Credential,
  type CredentialUsage,
} from "@/lib/server/vault";
import type { CommandContext, CredentialCommand } from "./commands";
import type { CommandResult } from "./result";
import { credentialView } from "./view";

const callsOf = ({ hours }: CredentialUsage): CommandResult["calls"] =>
  hours.map(({ hour, operation, calls, errors }) => ({
    hour: hour.toISOString(),
    operation,
    calls,
    errors,
  }));

/**
 * Does one command.
 * @throws CodedError CREDENTIAL_* and VAULT_LOCKED as the vault says, REALM_* where verifying could not ask
 */
export const runCredentialCommand = async (
  command: CredentialCommand,
  context: CommandContext,
  database: Database,
): Promise<CommandResult> => {
  const { vault, actor } = context;
  const usage = (credential: Credential) => usageOf(database, credential.id);
  const shown = async (...list: readonly Credential[]) =>
    Promise.all(
      list.map(async (credential) =>
        credentialView(credential, await usage(credential), new Date()),
      ),
    );

  switch (command.command) {
    case "list": {
      const all = await vault.list(command.owner);
      return { message: `${all.length} credentials.`, credentials: await shown(...all) };
    }
    case "add": {
      const added = await vault.add(command, actor);
      const message = "Added as next. Verify it, then promote it.";
      return { message, credentials: await shown(added) };
    }
    case "verify": {
      const { id } = command;
      const secret = await vault.reveal(id);
      const { scopes = credentialScopes } = (await vault.list()).find((one) => one.id === id) ?? {};
      await context.verify(secret, scopes, id);
      const verified = await vault.markVerified(id, actor);
      return { message: "REALM takes it.", credentials: await shown(verified) };
    }
    case "promote": {
      const promoted = await vault.promote(command.id, actor);
      context.changed();
      const message = "Active. What it replaced is retiring: retire that once nothing uses it.";
      return { message, credentials: await shown(promoted) };
    }
    case "retire": {
      const retired = await vault.retire(command.id, actor);
      return { message: "Retired; its secret is erased.", credentials: await shown(retired) };
    }
    case "revoke": {
      const { revoked, replacement } = await vault.revoke(command.id, command.reason, actor);
      context.changed();
      return {
        message:
          replacement === null
            ? "Revoked; its secret is erased. Revoke it at REALM as well."
            : `Revoked; its secret is erased. ${replacement.fingerprint} took its place. Revoke it at REALM as well.`,
        credentials: await shown(revoked, ...(replacement === null ? [] : [replacement])),
        calls: callsOf(await usage(revoked)),
      };
    }
    case "rewrap": {
      const { wrapped, locked } = await vault.rewrapAll(actor);
      const message = `${wrapped} wrapped with the current master key.`;
      if (locked.length === 0) return { message, credentials: [] };
      const rest = `${locked.length} can't be opened; keep the master key they need: ${locked.join(", ")}.`;
      return { message: `${message} ${rest}`, credentials: [], locked: [...locked] };
    }
  }
};
