import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import * as z from "zod";

export interface Pair {
  readonly apiKey: string;
  readonly apiSecret: string;
}

const jsonPair = z.object({ apiKey: z.string(), apiSecret: z.string() });

/** The parser's own error quotes the text, which is a secret. @throws Error */
const parsedJson = (text: string): unknown => {
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    throw new Error("What was given begins like JSON and is none.");
  }
};

/** Two lines, key and secret, or a JSON object with `apiKey` and `apiSecret`. @throws Error */
export const pairFrom = (text: string): Pair => {
  const trimmed = text.trim();
  if (trimmed.startsWith("{")) {
    const parsed = jsonPair.safeParse(parsedJson(trimmed));
    if (parsed.success) return parsed.data;
    throw new Error("The JSON needs apiKey and apiSecret, both texts.");
  }
  const [apiKey, apiSecret, ...more] = trimmed.split(/\r?\n/u).map((line) => line.trim());
  if (!apiKey || !apiSecret || more.length > 0)
    throw new Error("Two lines are needed: the key, then the secret.");
  return { apiKey, apiSecret };
};

/** Asks at the terminal; what is typed is not shown. @throws Error where nothing is typed to its end */
export const ask = (question: string, input: NodeJS.ReadableStream): Promise<string> =>
  new Promise((resolve, reject) => {
    process.stderr.write(question);
    const silent = new Writable({
      write: (_chunk, _encoding, next) => {
        next();
      },
    });
    const lines = createInterface({ input, output: silent, terminal: true });
    lines.once("line", (line) => {
      resolve(line.trim());
      lines.close();
    });
    lines.once("close", () => {
      process.stderr.write("\n");
      // After a line this changes nothing; without one, Ctrl-C or Ctrl-D must not look like success.
      reject(new Error("Nothing was added."));
    });
  });

/** @throws Error that says why, without Node's own words. */
const fileText = async (place: string): Promise<string> => {
  try {
    return await readFile(place, "utf8");
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
    throw new Error(`The file of --from can't be read (${code}).`, { cause });
  }
};

const standardInput = async (): Promise<string> => {
  let text = "";
  process.stdin.setEncoding("utf8");
  for await (const piece of process.stdin) text += String(piece);
  return text;
};

/**
 * Reads a key and its secret from a file, from standard input ("-" or a pipe), or by asking. Never from
 * the command's words, which other users of the machine and the shell's history see.
 */
export const readPair = async (from: string | undefined): Promise<Pair> => {
  if (from !== undefined && from !== "-") return pairFrom(await fileText(from));
  if (from === "-" || !process.stdin.isTTY) return pairFrom(await standardInput());
  return {
    apiKey: await ask("API key (not shown): ", process.stdin),
    apiSecret: await ask("API secret (not shown): ", process.stdin),
  };
};
