import { parseArgs } from "node:util";
import { UsageError } from "./usage-error";

const SECRET_IN_WORDS =
  "Key and secret are never taken from the command's words: other users of this machine and the shell's history see them. Treat these as leaked, and give others with --from FILE, on standard input, or when asked.";

/** How REALM's keys and secrets begin, and what somebody would call an option for one. */
const SECRET = /^r[ks]_/u;
const SECRET_OPTION = /^--?(?:realm|api|key|secret|token|password)/iu;

const refuseSecrets = (words: readonly string[]): void => {
  const isSecret = (word: string) =>
    SECRET_OPTION.test(word) || word.split("=").some((part) => SECRET.test(part));
  if (words.some(isSecret)) throw new UsageError(SECRET_IN_WORDS);
};

const parse = (words: readonly string[]) => {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        owner: { type: "string" },
        label: { type: "string" },
        scopes: { type: "string" },
        from: { type: "string" },
        reason: { type: "string" },
        "other-account": { type: "boolean", default: false },
        "data-dir": { type: "string" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch {
    throw new UsageError("One of the words is not known, or lacks what belongs to it.");
  }
};

export interface KeysWords {
  readonly command: string | undefined;
  readonly id: string | undefined;
  readonly values: ReturnType<typeof parse>["values"];
}

/** Reads the words after `npm run keys --`. @throws UsageError */
export const keysWords = (words: readonly string[]): KeysWords => {
  refuseSecrets(words);
  const { values, positionals } = parse(words);
  const [command, id, ...more] = positionals;
  if (command === "add" && id !== undefined) throw new UsageError(SECRET_IN_WORDS);
  const takesId = command !== "list" && command !== "rewrap";
  if (more.length > 0 || (id !== undefined && !takesId))
    throw new UsageError("There are more words than the command takes.");
  return { command, id, values };
};

/** A word the command can't do without. @throws UsageError */
export const needed = (text: string | undefined, name: string): string => {
  if (text === undefined) throw new UsageError(`${name} is needed.`);
  return text;
};
