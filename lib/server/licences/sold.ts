import { and, eq, isNotNull, ne, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Address } from "@/lib/core/solana";
import type { Database } from "@/lib/server/db";
import { ownListings } from "@/lib/server/db/schema/own-listings";
import { purchases } from "@/lib/server/db/schema/purchases";
import { sales } from "@/lib/server/db/schema/sales";

/** Models that were bought here, owned to the end. */
const bought = and(eq(purchases.assetType, "model"), eq(purchases.state, "owned"));

/** Models whose sale was told here, with the token; one that the chain shows otherwise is none. */
const told = and(
  eq(sales.assetType, "model"),
  ne(sales.state, "mismatch"),
  isNotNull(sales.licenceMint),
);

/** Models of this instance's creators that REALM calls sold, with the token. */
const ours = and(
  eq(ownListings.assetType, "model"),
  eq(ownListings.state, "sold"),
  isNotNull(ownListings.licenceMint),
);

/** Which licence opens which model. */
interface Opens {
  readonly modelId: string;
  readonly name: string;
  readonly mint: Address;
}

/**
 * The models whose licences these tokens are, as far as this instance knows: by the intents that were paid
 * for here, and by REALM's word on sales to buyers from elsewhere.
 */
export const openedBy = (database: Database, mints: readonly Address[]): Promise<Opens[]> => {
  const held = sql`jsonb_array_elements_text(${JSON.stringify(mints)}::jsonb) as held(mint)`;
  const mint = sql<Address>`held.mint`;
  return unionAll(
    database
      .select({ modelId: purchases.assetId, name: purchases.assetName, mint })
      .from(purchases)
      .innerJoin(
        held,
        sql`(${purchases.intent} -> 'receive') @> jsonb_build_array(jsonb_build_object('mint', held.mint))`,
      )
      .where(bought),
    database
      .select({ modelId: sales.assetId, name: sales.assetName, mint })
      .from(sales)
      .innerJoin(held, sql`${sales.licenceMint} = held.mint`)
      .where(told),
    database
      .select({ modelId: ownListings.assetId, name: ownListings.assetName, mint })
      .from(ownListings)
      .innerJoin(held, sql`${ownListings.licenceMint} = held.mint`)
      .where(ours),
  );
};

/** Whether a licence of this model is known to have been sold. */
export const isSold = async (database: Database, modelId: string): Promise<boolean> => {
  const one = sql<number>`1`;
  const found = await unionAll(
    database
      .select({ one })
      .from(purchases)
      .where(and(bought, eq(purchases.assetId, modelId))),
    database
      .select({ one })
      .from(sales)
      .where(and(told, eq(sales.assetId, modelId))),
    database
      .select({ one })
      .from(ownListings)
      .where(and(ours, eq(ownListings.assetId, modelId))),
  ).limit(1);
  return found.length > 0;
};
