import * as z from "zod";
import { realmId } from "@/lib/core/realm/identifier";
import { dropFavourite, keepFavourite } from "@/lib/server/favourites";
import { route } from "@/lib/server/http";

const params = z.object({ listingId: realmId });

/** Doing it again changes nothing. */
export const PUT = route(
  { limit: "favourite", session: "required", params },
  async ({ params: { listingId }, session }) => {
    await keepFavourite(session.wallet, listingId);
    return new Response(null, { status: 204 });
  },
);

export const DELETE = route(
  { limit: "favourite", session: "required", params },
  async ({ params: { listingId }, session }) => {
    await dropFavourite(session.wallet, listingId);
    return new Response(null, { status: 204 });
  },
);
