import type { IncomingMessage } from "node:http";
import { isLosslessNumber } from "lossless-json";
import { parseExactJson } from "@/lib/core/realm";
import { ProtocolError } from "./protocol-error";

/** JSON bodies of this API are small; anything larger is a mistake or an attack. */
const JSON_LIMIT_BYTES = 64 * 1024;
/** A training set, or a short video. */
const UPLOAD_LIMIT_BYTES = 64 * 1024 * 1024;

/** The body's exact bytes. @throws ProtocolError 413 beyond the limit of its kind. */
export const readBody = async (
  request: IncomingMessage,
  multipart: boolean,
): Promise<Uint8Array> => {
  const limit = multipart ? UPLOAD_LIMIT_BYTES : JSON_LIMIT_BYTES;
  const tooLarge = new ProtocolError(
    413,
    "body_too_large",
    `The body is larger than ${limit / 1024} KiB.`,
  );
  if (Number(request.headers["content-length"] ?? 0) > limit) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError("a request stream gives bytes");
    size += chunk.length;
    if (size > limit) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/**
 * The body as JSON whose numbers keep their text; null where it is empty.
 * @throws ProtocolError 415 for another content type, 400 for what is not UTF-8 or not JSON.
 */
export const parseBody = (contentType: string | undefined, body: Uint8Array): unknown => {
  if (body.length === 0) return null;
  const mediaType = contentType?.split(";")[0]?.trim().toLowerCase();
  if (mediaType !== "application/json") {
    throw new ProtocolError(415, "unsupported_media_type", "Send application/json.");
  }
  try {
    return parseExactJson(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new ProtocolError(400, "malformed_json", "The body is not JSON.");
  }
};

/** The same JSON with ordinary numbers, for calls in which nothing is money. */
export const plainJson = (value: unknown): unknown => {
  if (isLosslessNumber(value)) return Number(value.value);
  if (Array.isArray(value)) return value.map(plainJson);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plainJson(one)]));
};
