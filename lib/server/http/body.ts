import { CodedError } from "@/lib/core/errors";
import { refuseNulInJson } from "./nul";

/** One for all: making one costs more than decoding with it. */
const strictUtf8 = new TextDecoder("utf-8", { fatal: true });

/** Enough for every form of ours; the largest are Solana calls with a hundred addresses. */
export const MOST_BODY_BYTES = 16 * 1024;

const tooLarge = (limit: number): CodedError =>
  new CodedError("BODY_TOO_LARGE", "the body is over the limit", { context: { limit } });

/** A caller that went away in the middle is not a fault of this side. */
const brokenOff = (cause: unknown): never => {
  throw new CodedError("INPUT_INVALID", "the body broke off", { cause });
};

/**
 * Reads a body of at most `limit` bytes. The announced length is only a reason to refuse early: what
 * counts is what arrives, and reading stops there.
 * @throws CodedError BODY_TOO_LARGE, or INPUT_INVALID where it breaks off
 */
const readBody = async (request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> => {
  const announced = Number(request.headers.get("content-length") ?? "0");
  if (announced > limit) throw tooLarge(limit);
  if (request.body === null) return new Uint8Array(0);
  const reader = request.body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(brokenOff);
    if (done) break;
    length += value.byteLength;
    if (length > limit) {
      await reader.cancel();
      throw tooLarge(limit);
    }
    chunks.push(value);
  }
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
};

const mediaType = (request: Request): string =>
  (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";

/** @throws CodedError CONTENT_TYPE unless the request says it is one of `types`. */
const requireMediaType = (request: Request, types: readonly string[]): void => {
  const type = mediaType(request);
  if (!types.includes(type)) throw new CodedError("CONTENT_TYPE", "not a media type of this route");
};

/**
 * Reads a JSON body as the bytes that came, for a sender who signed them: at most `most` of them, within
 * `millis`. Parsing is left to whoever has verified them.
 * @throws CodedError CONTENT_TYPE, BODY_TOO_LARGE, BODY_TOO_SLOW or INPUT_INVALID
 */
export const readRawJson = async (
  request: Request,
  { most, millis }: { readonly most: number; readonly millis: number },
): Promise<Uint8Array<ArrayBuffer>> => {
  requireMediaType(request, ["application/json"]);
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new CodedError("BODY_TOO_SLOW", "the body did not arrive in time"));
    }, millis);
  });
  try {
    return await Promise.race([readBody(request, most), tooSlow]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Reads a JSON body: what it says, and the bytes that said it.
 * @throws CodedError CONTENT_TYPE, BODY_TOO_LARGE or INPUT_INVALID
 */
export const readJson = async (
  request: Request,
  limit: number,
): Promise<{ readonly value: unknown; readonly bytes: Uint8Array }> => {
  requireMediaType(request, ["application/json"]);
  const bytes = await readBody(request, limit);
  try {
    const text = strictUtf8.decode(bytes);
    refuseNulInJson(text);
    const value: unknown = JSON.parse(text);
    return { value, bytes };
  } catch (cause) {
    throw new CodedError("INPUT_INVALID", "the body is not JSON in UTF-8", { cause });
  }
};
