import { json, route } from "@/lib/server/http";
import { readPurchase } from "@/lib/server/purchases";
import { purchaseParams } from "./params";

export const GET = route(
  { limit: "read", session: "required", params: purchaseParams },
  async ({ params, session }) => json(200, await readPurchase(session.wallet, params.id)),
);
