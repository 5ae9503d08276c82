import { startRequestSchema } from "@/lib/core/purchase";
import { json, route } from "@/lib/server/http";
import { listPurchases, startPurchase } from "@/lib/server/purchases";

export const POST = route(
  { limit: "purchase", session: "required", body: startRequestSchema },
  async ({ body, session }) => {
    const { created, answer } = await startPurchase({
      wallet: session.wallet,
      listingId: body.listingId,
    });
    return json(created ? 201 : 200, answer);
  },
);

export const GET = route({ limit: "read", session: "required" }, async ({ session }) =>
  json(200, { purchases: await listPurchases(session.wallet) }),
);
