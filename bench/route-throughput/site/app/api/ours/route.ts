import { randomUUID } from "node:crypto";
import * as z from "zod";
import { addressSchema } from "@/lib/core/solana";
import { json, route } from "@/lib/server/http";
import { realm } from "@/lib/server/realm";

/** A signed call through everything a route of ours has, but for what it would store. */
export const POST = route(
  {
    session: "none",
    limit: "webhook",
    caller: "program",
    body: z.strictObject({ buyerWallet: addressSchema }),
  },
  async ({ body }) =>
    json(200, await realm().initiatePurchase("list_1", body.buyerWallet, randomUUID())),
);
