import { PLATFORM_OWNER, usualScopes } from "@/lib/core/operator/credentials";
import { commandResultSchema } from "@/lib/server/credentials/result";
import { loadEnvironment } from "./environment";
import { done } from "./instance";
import { keysTable } from "./keys-table";
import { keysWords, needed, type KeysWords } from "./keys-words";
import { readPair } from "./read-secret";
import { UsageError } from "./usage-error";
import { useLines } from "./use-lines";

const help = `npm run --silent keys -- COMMAND

  list [--owner WALLET]       every credential: state, age, use; never a secret
  add --label TEXT [--owner WALLET] [--scopes browse,market,studio] [--from FILE|-]
                              adds one as "next", for the platform and everything, or for a WALLET's
                              market and studio. Key and secret are asked for, or read from FILE or
                              standard input: two lines, or JSON with apiKey and apiSecret. The same
                              key again corrects its secret, until it is verified
  verify ID                   asks REALM whether it takes it, and for which account
  promote ID [--other-account]
                              makes it the active one; those it takes over from are "retiring". One of
                              another REALM account than the owner's last one in force only with
                              --other-account: its models, jobs and listings are others
  retire ID                   ends a retiring one and erases its secret
  revoke ID --reason TEXT     compromised: ends any at once; a verified "next" of the same account takes its
                              place. Tells every call made with it
  rewrap                      wraps all with the current master key (the first of VAULT_MASTER_KEY);
                              exit status 1 names those it could not open

  --data-dir DIR   the data folder of an embedded database (default: DATA_DIR and no other where it
                   is set, else .data, then the demo's)
  --json           one JSON object on standard output and nothing else
  --help           this text

A running instance with an embedded database does it itself; otherwise this process does, with the
app's environment (.env is read). Exit status: 0 done, 1 refused, 2 the words are off.`;

const inputOf = async ({ command, id, values }: KeysWords): Promise<Record<string, unknown>> => {
  switch (command) {
    case "list":
      return { command, ...(values.owner === undefined ? {} : { owner: values.owner }) };
    case "add":
      return {
        command,
        label: needed(values.label, "--label"),
        ...(values.owner === undefined ? {} : { owner: values.owner }),
        scopes: values.scopes?.split(",") ?? usualScopes(values.owner ?? PLATFORM_OWNER),
        ...(await readPair(values.from)),
      };
    case "promote":
      return { command, id: needed(id, "ID"), otherAccount: values["other-account"] };
    case "verify":
    case "retire":
      return { command, id: needed(id, "ID") };
    case "revoke":
      return { command, id: needed(id, "ID"), reason: needed(values.reason, "--reason") };
    case "rewrap":
      return { command };
    case undefined:
      throw new UsageError("A command is needed.");
    default:
      throw new UsageError("There is no such command.");
  }
};

/**
 * Does what the words after `npm run keys --` say, and gives what is to be told.
 * @throws UsageError where they are off, Error where not all was wrapped anew, and as `done` does
 */
export const keysAnswer = async (argv: readonly string[]): Promise<string> => {
  const words = keysWords(argv);
  const { values } = words;
  if (values.help) return help;
  const input = await inputOf(words);
  loadEnvironment();
  const result = await done(values["data-dir"], {
    command: "credentials",
    input,
    schema: commandResultSchema,
    // Vault and database are loaded where they are needed: mostly the running instance has them.
    direct: async () => {
      const { credentialsDo } = await import("@/lib/server/credentials");
      return credentialsDo(input, "command line");
    },
  });
  // Whoever goes on to destroy the former master key must not take this for done.
  if (result.locked !== undefined) throw new Error(result.message);
  if (values.json) return JSON.stringify(result);
  const { message, credentials } = result;
  return [
    message,
    ...(credentials.length > 0 ? keysTable(credentials, new Date()) : []),
    ...useLines(result),
  ].join("\n");
};
