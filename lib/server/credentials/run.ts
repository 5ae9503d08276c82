import type { Database } from "@/lib/server/db";
import {
  operationsOf,
  usageOf,
  type Credential,
  type CredentialUsage,
  type OperationUse,
  type Promotion,
} from "@/lib/server/vault";
import type { CommandContext, CredentialCommand } from "./commands";
import type { CommandResult } from "./result";
import { isOfOtherAccount } from "./same-account";
import { credentialView } from "./view";

type Told = Pick<CommandResult, "operations" | "calls" | "hoursInAll">;

const toldOf = ({ hours }: CredentialUsage, operations: readonly OperationUse[]): Told => ({
  operations: operations.map(({ operation, calls, errors, firstHour, lastAt }) => ({
    operation,
    calls,
    errors,
    firstHour: firstHour?.toISOString() ?? null,
    lastAt: lastAt?.toISOString() ?? null,
  })),
  calls: hours.map(({ hour, operation, calls, errors }) => ({
    hour: hour.toISOString(),
    operation,
    calls,
    errors,
  })),
  hoursInAll: operations.reduce((sum, one) => sum + one.hours, 0),
});

const namesOf = (list: readonly Credential[]): string =>
  list.map(({ fingerprint }) => fingerprint).join(" and ");

const retiringWords = (replaced: readonly Credential[]): readonly string[] => {
  if (replaced.length === 0) return [];
  return [
    replaced.length === 1
      ? `${namesOf(replaced)} is retiring: retire it once nothing uses it.`
      : `${namesOf(replaced)} are retiring: retire them once nothing uses them.`,
  ];
};

const OTHER_ACCOUNT =
  "It is of another REALM account than the last one in force, with other models, jobs and listings: promote says how to take it all the same.";

interface Verified {
  readonly credential: Credential;
  readonly message: string;
}

/** Asks REALM whether it takes it, and notes for whose account. */
const verify = async (context: CommandContext, id: string): Promise<Verified> => {
  const { vault, actor } = context;
  const secret = await vault.reveal(id);
  const { owner, scopes } = await vault.read(id);
  const account = await context.verify(secret, scopes, id);
  const isOther = await isOfOtherAccount(context, owner, { id, account }, actor);
  const credential = await vault.markVerified(id, actor, secret, account);
  return { credential, message: `REALM takes it.${isOther ? ` ${OTHER_ACCOUNT}` : ""}` };
};

/** What a promotion meant for the others of the owner. */
const afterwards = ({ promoted, replaced, wider }: Promotion): readonly string[] => {
  if (replaced.length + wider.length === 0) return ["It replaced nothing."];
  const rest = `stays in force for what ${promoted.fingerprint} is not for.`;
  return [...retiringWords(replaced), ...(wider.length === 0 ? [] : [`${namesOf(wider)} ${rest}`])];
};

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
      const { credential, message } = await verify(context, command.id);
      return { message, credentials: await shown(credential) };
    }
    case "promote": {
      const { otherAccount } = command;
      const promotion = await vault.promote(command.id, actor, { otherAccount });
      context.changed();
      const { promoted, replaced } = promotion;
      return {
        message: ["Active.", ...afterwards(promotion)].join(" "),
        credentials: await shown(promoted, ...replaced),
      };
    }
    case "retire": {
      const retired = await vault.retire(command.id, actor);
      return { message: "Retired; its secret is erased.", credentials: await shown(retired) };
    }
    case "revoke": {
      const revocation = await vault.revoke(command.id, command.reason, actor);
      context.changed();
      const { revoked, replacement, replaced } = revocation;
      return {
        message: [
          "Revoked; its secret is erased.",
          ...(replacement === null ? [] : [`${replacement.fingerprint} took its place.`]),
          ...retiringWords(replaced),
          "Revoke it at REALM as well.",
        ].join(" "),
        credentials: await shown(
          revoked,
          ...(replacement === null ? [] : [replacement]),
          ...replaced,
        ),
        ...toldOf(await usage(revoked), await operationsOf(database, revoked.id)),
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
