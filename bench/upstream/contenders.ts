import { createHmac, randomUUID } from "node:crypto";
import { openSync } from "node:fs";
import OpenAI from "openai";
import Stripe from "stripe";
import { Agent } from "undici";
import { preparedPurchaseSchema } from "@/lib/core/realm";
import { address } from "@/lib/core/solana";
import { holdsSecret, learnSecrets, logTo } from "@/lib/server/log";
import { createRealmClient, fixedAccess } from "@/lib/server/realm";
import { observers } from "@/lib/server/realm/observers";
import { CallRecorder } from "@/lib/server/realm-calls/recorder";
import { createUpstream } from "@/lib/server/upstream";
import { UsageCounter } from "@/lib/server/vault/usage";

type Call = () => Promise<unknown>;

const buyer = address("HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ");
const secret = { apiKey: "rk_bench_key", apiSecret: "rs_bench_secret_of_some_length" };
const PATH = "/v1/marketplace/listings/list_1/purchase";
const BODY = JSON.stringify({ buyerWallet: buyer });

/** The same call by everybody: a POST of a small JSON, answered with a small JSON that is read. */
export const contenders = (
  url: string,
  atOnce: number,
): { all: Readonly<Record<string, Call>>; close: () => Promise<void> } => {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ connections: atOnce });
  const post = async (headers: Record<string, string>): Promise<unknown> => {
    const { body } = await agent.request({
      origin: url,
      path: PATH,
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: BODY,
    });
    return body.json();
  };
  let recorder = new CallRecorder();
  const usage = new UsageCounter();
  // As many as a process in use knows: its own, and those of people at work.
  learnSecrets(secret.apiKey, secret.apiSecret, ...Array.from({ length: 14 }, () => randomUUID()));
  const upstream = createUpstream({
    name: "bench",
    address: new URL(`${url}/v1`),
    ...observers({
      // Written as to standard output.
      log: logTo({ level: "info", destination: openSync("/dev/null", "w") }),
      used: (use) => {
        usage.add(use);
      },
      ended: (call) => {
        recorder.add(call, null, holdsSecret);
        // As the writing does, which takes them away off the calls' path.
        if (recorder.state().waiting >= 100) recorder = new CallRecorder();
      },
    }),
  });
  const realm = createRealmClient(upstream, fixedAccess(secret, randomUUID()));
  const stripe = new Stripe("sk_test_bench", {
    host: hostname,
    port,
    protocol: "http",
    maxNetworkRetries: 5,
    telemetry: false,
  });
  const openai = new OpenAI({ apiKey: "sk-bench", baseURL: `${url}/v1`, maxRetries: 5 });
  return {
    all: {
      bare: () => post({}),
      minimum: async () => {
        const timestamp = Math.floor(Date.now() / 1_000).toString();
        const signature = createHmac("sha256", secret.apiSecret)
          .update(`POST\n${PATH}\n${timestamp}\n${BODY}`)
          .digest("base64");
        return preparedPurchaseSchema.parse(
          await post({
            "x-api-key": secret.apiKey,
            "x-timestamp": timestamp,
            "x-signature": signature,
            "idempotency-key": randomUUID(),
          }),
        );
      },
      countersign: () => realm.initiatePurchase("list_1", buyer, randomUUID()),
      stripe: () => stripe.paymentIntents.create({ amount: 1_500, currency: "usd" }),
      openai: () =>
        openai.chat.completions.create({
          model: "m",
          messages: [{ role: "user", content: buyer }],
        }),
      fetch: async () => {
        const answer = await fetch(`${url}${PATH}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: BODY,
        });
        const read: unknown = await answer.json();
        return read;
      },
    },
    close: async () => {
      await upstream.close();
      await agent.close();
    },
  };
};
