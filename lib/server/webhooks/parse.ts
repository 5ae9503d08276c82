import { CodedError } from "@/lib/core/errors";
import { webhookEventSchema, type WebhookEvent } from "@/lib/core/realm";
import { isPrintable } from "./subject";

const schema = webhookEventSchema.refine(
  ({ eventId, eventType }) => isPrintable(eventId) && isPrintable(eventType),
  "an event whose id or type is not text",
);

/**
 * Reads an event out of a verified body.
 * @throws CodedError INPUT_INVALID for what is no event in JSON and UTF-8
 */
export const parseEvent = (text: string): WebhookEvent => {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new CodedError("INPUT_INVALID", "the body is no event of REALM's", { cause });
  }
};

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** @throws CodedError INPUT_INVALID for bytes that are not UTF-8 */
export const decodeBody = (rawBody: Uint8Array): string => {
  try {
    return utf8.decode(rawBody);
  } catch (cause) {
    throw new CodedError("INPUT_INVALID", "the body is not UTF-8", { cause });
  }
};
