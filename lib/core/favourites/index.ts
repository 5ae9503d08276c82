import * as z from "zod";
import { realmId } from "../realm/identifier";

/** Favourites one wallet may keep. */
export const MOST_FAVOURITES = 1_000;

/** Answer of `GET /api/favourites`: the ids of all that the session's wallet keeps. */
export const favouriteIdsSchema = z.object({ listingIds: z.array(realmId).max(MOST_FAVOURITES) });
