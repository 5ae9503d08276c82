import type { IncomingMessage } from "node:http";
import { parseExactJson } from "@/lib/core/realm";
import { ProtocolError } from "./protocol-error";

/** JSON bodies of this API are small; anything larger is a mistake or an attack. */
const BODY_LIMIT_BYTES = 64 * 1024;

/** The body's exact bytes. @throws ProtocolError 413 beyond the limit. */
export const readBody = async (request: IncomingMessage): Promise<Uint8Array> => {
  const tooLarge = new ProtocolError(413, "body_too_large", "The body is larger than 64 KiB.");
  if (Number(request.headers["content-length"] ?? 0) > BODY_LIMIT_BYTES) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError("a request stream gives bytes");
    size += chunk.length;
    if (size > BODY_LIMIT_BYTES) throw tooLarge;
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
