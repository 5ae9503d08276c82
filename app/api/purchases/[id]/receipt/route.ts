import { json, route } from "@/lib/server/http";
import { readReceipt } from "@/lib/server/purchases";
import { purchaseParams } from "../params";

export const GET = route(
  { limit: "read", session: "required", params: purchaseParams },
  async ({ params, session }) => {
    const answer = json(200, await readReceipt(session.wallet, params.id));
    answer.headers.set("content-disposition", `inline; filename="receipt-${params.id}.json"`);
    return answer;
  },
);
