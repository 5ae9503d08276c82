import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import type { Database } from "@/lib/server/db";
import type { Purchase } from "../purchase";
import { findPurchase } from "../store/read";

/** What the audit log calls a purchase: ids of different things never meet. */
export const auditSubject = (id: string): string => `purchase:${id}`;

/** @throws CodedError NOT_FOUND, for an id of another shape too */
export const anyPurchase = async (database: Database, id: string): Promise<Purchase> => {
  const purchase = z.uuid().safeParse(id).success ? await findPurchase(database, id) : null;
  if (!purchase) throw new CodedError("NOT_FOUND", "no such purchase");
  return purchase;
};
