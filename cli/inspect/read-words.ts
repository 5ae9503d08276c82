import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { anyIntentSchema, type AnyIntent } from "@/lib/core/intent";
import { isAddress } from "@/lib/core/solana";
import { UsageError } from "./usage-error";

/** The call's words, split but not yet read. @throws UsageError for words nobody knows. */
const split = (words: readonly string[]) => {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        intent: { type: "string" },
        wallet: { type: "string" },
        rpc: { type: "string" },
        offline: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : "unknown words");
  }
};

const readIntent = async (
  file: string | undefined,
  wallet: string | undefined,
): Promise<AnyIntent> => {
  if (wallet !== undefined && !isAddress(wallet))
    throw new UsageError("--wallet is not a Solana address.");
  if (file === undefined) return { version: 1, kind: "free", wallet };
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, "utf8"));
  } catch {
    throw new UsageError(`--intent: ${file} can't be read as JSON.`);
  }
  const parsed = anyIntentSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join(".") ?? "";
    throw new UsageError(
      `--intent: ${file} is not an intent: ${where === "" ? "" : `${where}: `}${issue?.message ?? ""}`,
    );
  }
  if (wallet !== undefined && parsed.data.wallet !== undefined && parsed.data.wallet !== wallet) {
    throw new UsageError("--wallet and the wallet of the intent differ.");
  }
  return wallet === undefined ? parsed.data : { ...parsed.data, wallet };
};

/** What the call asks for; null asks for help. */
export interface Call {
  /** The transaction, a file that holds it, or "-". */
  readonly subject: string;
  readonly intent: AnyIntent;
  /** Undefined: wherever the environment says. */
  readonly rpc: string | undefined;
  readonly offline: boolean;
  readonly json: boolean;
}

/** @throws UsageError where the words are off. */
export const readWords = async (words: readonly string[]): Promise<Call | null> => {
  const { values, positionals } = split(words);
  if (values.help) return null;
  if (positionals.length > 1) throw new UsageError("One transaction at a time.");
  const intent = await readIntent(values.intent, values.wallet);
  const { rpc, offline, json } = values;
  return { subject: positionals[0] ?? "-", intent, rpc, offline, json };
};
