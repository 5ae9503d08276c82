import { favouriteIds } from "@/lib/server/favourites";
import { json, route } from "@/lib/server/http";

export const GET = route({ limit: "read", session: "required" }, async ({ session }) =>
  json(200, { listingIds: await favouriteIds(session.wallet) }),
);
