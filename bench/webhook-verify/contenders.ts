import { createHmac, timingSafeEqual } from "node:crypto";
import { Webhook as StandardWebhook } from "standardwebhooks";
import Stripe from "stripe";
import { Webhook as SvixWebhook } from "svix";
import { webhookVerifier } from "@/lib/core/realm";
import { signWebhook, type WebhookScheme } from "@/lib/core/realm/testing/sign-webhook";
import { opensslHmac } from "@/lib/server/webhooks/hmac";
import { decodeBody } from "@/lib/server/webhooks/parse";

/** Gives the event that came, or throws. */
export type Open = (rawBody: Buffer) => unknown;

const SECRET = `whsec_${Buffer.alloc(24, 9).toString("base64")}`;
const ID = "msg_0123456789abcdef";

/** The least that could do: one HMAC, one comparison in constant time, one JSON.parse. */
const bare = (signature: string): Open => {
  return (rawBody) => {
    const digest = createHmac("sha256", SECRET).update(rawBody).digest();
    if (!timingSafeEqual(digest, Buffer.from(signature, "hex"))) throw new Error("wrong");
    const event: unknown = JSON.parse(rawBody.toString("utf8"));
    return event;
  };
};

const ours = (headers: Readonly<Record<string, string>>): Open => {
  const verify = webhookVerifier([SECRET], opensslHmac);
  const header = (name: string): string | null => headers[name] ?? null;
  return (rawBody) => {
    if (!verify({ rawBody, header }, Math.floor(Date.now() / 1000)).verified)
      throw new Error("wrong");
    const event: unknown = JSON.parse(decodeBody(rawBody));
    return event;
  };
};

const stripeOf = (body: string): Open => {
  const { webhooks } = new Stripe("sk_test_bench");
  const header = webhooks.generateTestHeaderString({ payload: body, secret: SECRET });
  return (rawBody) => webhooks.constructEvent(rawBody, header, SECRET);
};

/** Everybody with one event, signed as each of them has it signed, and handed over as bytes. */
export const contenders = (body: string): Readonly<Record<string, Open>> => {
  const timestamp = Math.floor(Date.now() / 1000);
  const signed = (scheme: WebhookScheme) =>
    signWebhook(scheme, SECRET, { body, timestamp, id: ID });
  const triple = signed("standard");
  const standard = new StandardWebhook(SECRET);
  const svix = new SvixWebhook(SECRET);
  return {
    bare: bare(signed("body")["x-webhook-signature"] ?? ""),
    "ours body": ours(signed("body")),
    "ours standard": ours(triple),
    stripe: stripeOf(body),
    standardwebhooks: (rawBody) => standard.verify(rawBody, triple),
    svix: (rawBody) => svix.verify(rawBody, triple),
  };
};
