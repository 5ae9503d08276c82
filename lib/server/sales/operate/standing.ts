import { and, eq, inArray, isNotNull, sql, type SQL } from "drizzle-orm";
import { openHandovers } from "@/lib/core/listing";
import type { SellingFilter } from "@/lib/core/operator/sales";
import { handovers } from "@/lib/server/db/schema/own-listings";
import { sales } from "@/lib/server/db/schema/sales";

const none = (): SQL => sql`false`;

/** The chain shows something else than was agreed, and neither the chain nor an operator has ended it. */
export const disputed = (): SQL | undefined =>
  and(isNotNull(handovers.disputedAt), inArray(handovers.state, openHandovers));

/** The chain, finally, shows something else than was told. */
export const mismatched = (): SQL => eq(sales.state, "mismatch");

/** What a filter lets through of each; undefined is all. */
export const standing = (
  filter: SellingFilter | null,
): { readonly handovers: SQL | undefined; readonly sales: SQL | undefined } => {
  switch (filter) {
    case null:
      return { handovers: undefined, sales: undefined };
    case "contested":
      return { handovers: disputed(), sales: mismatched() };
    case "unfinished":
      return {
        handovers: inArray(handovers.state, openHandovers),
        sales: eq(sales.state, "unchecked"),
      };
    case "handovers":
      return { handovers: undefined, sales: none() };
    case "sales":
      return { handovers: none(), sales: undefined };
  }
};
