import { createHmac, randomUUID } from "node:crypto";
import { Agent } from "undici";

const agent = new Agent({ connections: 64 });
const base = new URL(process.env["REALM_API_URL"] ?? "http://127.0.0.1");
const apiKey = process.env["REALM_API_KEY"] ?? "";
const apiSecret = process.env["REALM_API_SECRET"] ?? "";
const path = `${base.pathname}/marketplace/listings/list_1/purchase`;

/** The least that could do it: what came is signed, sent on, and what is answered is given back. */
export const POST = async (request: Request): Promise<Response> => {
  const sent = await request.text();
  const timestamp = Math.floor(Date.now() / 1_000).toString();
  const signature = createHmac("sha256", apiSecret)
    .update(`POST\n${path}\n${timestamp}\n${sent}`)
    .digest("base64");
  const { statusCode, body } = await agent.request({
    origin: base.origin,
    path,
    method: "POST",
    headers: {
      "content-type": "application/json",
      "idempotency-key": randomUUID(),
      "x-api-key": apiKey,
      "x-timestamp": timestamp,
      "x-signature": signature,
    },
    body: sent,
  });
  return new Response(await body.text(), {
    status: statusCode,
    headers: { "content-type": "application/json" },
  });
};
