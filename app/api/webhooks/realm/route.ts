import { env } from "@/lib/server/env";
import { json, readRawJson, route } from "@/lib/server/http";
import { takeWebhook } from "@/lib/server/webhooks";

/** Sixteen times what a documented event weighs; REALM itself waits a few seconds for the answer. */
const BODY = { most: 64 * 1024, millis: 5_000 };

export const POST = route(
  {
    caller: "program",
    session: "none",
    limit: "webhook",
    allowlist: () => env().webhookAllowlist,
  },
  async ({ request, address, log }) => {
    const rawBody = await readRawJson(request, BODY);
    const header = (name: string) => request.headers.get(name);
    return json(200, { outcome: await takeWebhook({ rawBody, header, source: address }, log) });
  },
);
