import { asc, eq } from "drizzle-orm";
import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import type { SaleFile } from "@/lib/core/operator/sales";
import { stepFrom } from "@/lib/core/operator/step";
import { address } from "@/lib/core/solana";
import { deedsTo } from "@/lib/server/audit";
import type { Database } from "@/lib/server/db";
import { sales, saleTransitions } from "@/lib/server/db/schema/sales";
import { promisedOf } from "../check";
import type { SalesContext } from "../context";
import type { SaleRow } from "../record";

/** What the audit log calls a sale: ids of different things never meet. */
export const auditSubject = (id: string): string => `sale:${id}`;

/** @throws CodedError NOT_FOUND, for an id of another shape too */
export const anySale = async (database: Database, id: string): Promise<SaleRow> => {
  const [sale] = z.uuid().safeParse(id).success
    ? await database.select().from(sales).where(eq(sales.id, id))
    : [];
  if (!sale) throw new CodedError("NOT_FOUND", "no such sale");
  return sale;
};

/** One sale, whoever's, with each transition and what was done to it. @throws NOT_FOUND */
export const openSaleFile = async (
  { database, maxFeeBasisPoints }: Pick<SalesContext, "database" | "maxFeeBasisPoints">,
  id: string,
): Promise<SaleFile> => {
  const sale = await anySale(database, id);
  const steps = await database
    .select()
    .from(saleTransitions)
    .where(eq(saleTransitions.sale, sale.id))
    .orderBy(asc(saleTransitions.id));
  const { state, mismatch, signature, listingId, tries } = sale;
  const { least, most } = promisedOf(sale, maxFeeBasisPoints);
  return {
    ...{ kind: "sale", id, state, mismatch, signature, listingId, tries },
    asset: sale.assetName,
    seller: address(sale.seller),
    buyer: sale.buyer === null ? null : address(sale.buyer),
    price: sale.gross.toString(),
    net: sale.net?.toString() ?? null,
    least: least.toString(),
    most: most?.toString() ?? null,
    received: sale.received?.toString() ?? null,
    contested: state === "mismatch",
    slot: sale.slot?.toString() ?? null,
    at: sale.soldAt.toISOString(),
    dueAt: state === "unchecked" ? sale.dueAt.toISOString() : null,
    steps: steps.map(stepFrom),
    deeds: await deedsTo(database, auditSubject(id)),
  };
};
