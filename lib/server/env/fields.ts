import { addressSchema } from "@/lib/core/solana";
import { parseAllowlist, type Allowlist } from "@/lib/server/http/allowlist";
import { isLoopback } from "@/lib/server/upstream/address";
import { parseMasterKeys, type MasterKeys } from "@/lib/server/vault/master-keys";
import * as z from "zod";

/** Ways to read one variable. Each turns text into what the inside can trust. */

const commaSeparated = (text: string): string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

const parsedUrl = z.string().transform((text, context) => {
  if (URL.canParse(text)) return new URL(text);
  context.addIssue({ code: "custom", message: "is not an address" });
  return z.NEVER;
});

const withoutCredentials = parsedUrl.refine(
  (url) => url.username === "" && url.password === "",
  "must not carry a name or a password",
);

/** Encrypted, or this very machine (seeds R7, D7): nothing else may carry a key or a transaction. */
const encrypted = (secure: string, plain: string) =>
  withoutCredentials.refine(
    (url) => url.protocol === secure || (url.protocol === plain && isLoopback(url)),
    `must be ${secure}//, or ${plain}// on this machine alone`,
  );

export const upstreamUrl = encrypted("https:", "http:");
export const socketUrl = encrypted("wss:", "ws:");

/** The app's own address: an origin, because cookies and sign-in messages are bound to one. */
export const originUrl = withoutCredentials
  .refine((url) => url.protocol === "https:" || url.protocol === "http:", "must be http or https")
  .refine(
    (url) => url.pathname === "/" && url.search === "" && url.hash === "",
    "must be an origin without a path",
  );

/** The sandbox's own parts run beside the app and nowhere else. */
export const loopbackOrigin = originUrl.refine(isLoopback, "must be on this machine");

/** `postgres://…`; its password is why it is never printed. */
export const postgresUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && ["postgres:", "postgresql:"].includes(new URL(text).protocol),
    "is not a postgres:// address",
  );

export const secret = (least: number) =>
  z.string().min(least, `must have at least ${least} characters`);

const WEBHOOK_SECRET = "whsec_";

/** As Standard Webhooks writes one. */
export const webhookSecret = z.string().refine((text) => {
  if (!text.startsWith(WEBHOOK_SECRET)) return false;
  const base64 = text.slice(WEBHOOK_SECRET.length);
  const bytes = Buffer.from(base64, "base64");
  return bytes.toString("base64") === base64 && bytes.length >= 24 && bytes.length <= 64;
}, "must be whsec_ and 24 to 64 bytes in Base64");

const list = <Output>(item: z.ZodType<Output, string>) =>
  z.string().transform(commaSeparated).pipe(z.array(item));

const filledList = <Output>(item: z.ZodType<Output, string>) =>
  list(item).transform((all, context): readonly [Output, ...Output[]] => {
    const [first, ...others] = all;
    if (first !== undefined) return [first, ...others];
    context.addIssue({ code: "custom", message: "must name at least one" });
    return z.NEVER;
  });

export const secrets = (least: number) =>
  list(secret(least)).refine((all) => all.length > 0, "must name at least one");
export const addresses = list(addressSchema);
export const someAddresses = filledList(addressSchema);
export const someUpstreamUrls = filledList(upstreamUrl);

/** Addresses and networks, IPv4 and IPv6, as CIDR writes them. */
export const allowlist = z.string().transform((text, context): Allowlist => {
  const parsed = parseAllowlist(commaSeparated(text));
  if (parsed !== null) return parsed;
  context.addIssue({ code: "custom", message: "must be networks such as 192.0.2.0/24" });
  return z.NEVER;
});

/** Keys that wrap others (lib/server/vault); what is wrong is said by place, never by text. */
export const masterKeys = z.string().transform((text, context): MasterKeys => {
  try {
    return parseMasterKeys(text);
  } catch {
    context.addIssue({ code: "custom", message: "must be 32 random bytes in Base64 or hex" });
    return z.NEVER;
  }
});

/** Base64 of 32 bytes each, as RFC 7469 writes a pin. */
export const pins = list(z.string().regex(/^[A-Za-z0-9+/]{43}=$/u, "must be Base64 of a SHA-256"));

/** A whole number in decimal digits, within bounds (both included). */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/u, "must be a whole number")
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be from ${least} to ${most}`);
