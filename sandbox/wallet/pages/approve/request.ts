import * as z from "zod";
import { approvalRequest, field, isOfType } from "../../protocol";

const bytes = z.instanceof(Uint8Array);
const text = z.string().max(4096).exactOptional();

const signInInput = z.object({
  domain: text,
  address: text,
  statement: text,
  uri: text,
  version: text,
  chainId: text,
  nonce: text,
  issuedAt: text,
  expirationTime: text,
  notBefore: text,
  requestId: text,
  resources: z.array(z.string().max(4096)).max(50).exactOptional(),
});

const signing = { address: z.string(), inputs: z.array(bytes).min(1).max(20) };

const request = z.discriminatedUnion("method", [
  z.object({ method: z.literal("connect") }),
  z.object({ method: z.literal("signIn"), inputs: z.array(signInInput).min(1).max(5) }),
  z.object({ method: z.literal("signMessage"), ...signing }),
  z.object({ method: z.literal("signTransaction"), ...signing }),
]);

export type Request = z.infer<typeof request>;

/** What a site asks; the origin is the browser's word for who that is. */
export interface SiteRequest {
  readonly origin: string;
  /** null: it asks, but not for something this wallet knows. */
  readonly request: Request | null;
}

/**
 * Reads a request out of a message event; null where the message is none. Only the window that
 * opened this one may ask, and only from a web origin ("null", a sandboxed or local page, can't be
 * told from others of its kind).
 */
export const readRequest = (event: {
  readonly origin: string;
  readonly data: unknown;
}): SiteRequest | null => {
  if (!/^https?:\/\//u.test(event.origin)) return null;
  if (!isOfType(event.data, approvalRequest)) return null;
  const parsed = request.safeParse(field(event.data, "request"));
  return { origin: event.origin, request: parsed.success ? parsed.data : null };
};
