import { request } from "undici";
import type { Answer, Probe } from "./probe";

/** What an answer may weigh before it is no longer read. */
const MOST_BYTES = 4_000_000;
const MILLISECONDS = 4_000;

const UNREACHED: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

const isUnreached = (error: unknown): boolean =>
  error instanceof Error && "code" in error && UNREACHED.has(String(error.code));

const readText = async (body: AsyncIterable<unknown>): Promise<string> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Error("the answer is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
};

const listOf = (value: string | string[] | undefined): readonly string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

const send = async (
  base: URL,
  via: Answer["via"],
  ...[path, question = {}]: Parameters<Probe["ask"]>
): Promise<Answer> => {
  const { method = "GET", headers = {}, body } = question;
  const answer = await request(`${base.origin}${path}`, {
    method,
    headers: { connection: "close", ...headers },
    body: body ?? null,
    headersTimeout: MILLISECONDS,
    bodyTimeout: MILLISECONDS,
  });
  return {
    status: answer.statusCode,
    header: (name) => listOf(answer.headers[name]).at(0) ?? null,
    setCookies: listOf(answer.headers["set-cookie"]),
    text: await readText(answer.body),
    via,
  };
};

/**
 * The way to ask the running instance as anybody could: by its public address, so that what a gateway
 * adds or takes away counts; past it where that can't be reached from inside.
 * @param port Where this process listens; undefined where it is not known
 */
export const askInstance =
  (appUrl: URL, port: string | undefined): Probe["ask"] =>
  async (...asked) => {
    try {
      return await send(appUrl, "public address", ...asked);
    } catch (error) {
      if (!isUnreached(error) || port === undefined) throw error;
      return send(new URL(`http://127.0.0.1:${port}`), "past the gateway", ...asked);
    }
  };
