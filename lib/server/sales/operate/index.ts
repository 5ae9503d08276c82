import "server-only";
import type { OperatorQuery } from "@/lib/core/operator/query";
import type { RecheckOutcome, SaleFile, SellingFilter } from "@/lib/core/operator/sales";
import type { Address } from "@/lib/core/solana";
import { salesContext } from "../process";
import * as inspecting from "./inspect";
import * as checking from "./recheck";
import * as searching from "./search";

/** What operators do with sales, on this process's database. Each stands beside its use. */

export const searchSelling = async (
  query: OperatorQuery<SellingFilter>,
): Promise<searching.SellingPage> =>
  searching.searchSelling((await salesContext()).database, query);

export const countSelling = async (): ReturnType<typeof searching.countSelling> =>
  searching.countSelling((await salesContext()).database);

/** @throws CodedError NOT_FOUND */
export const openSaleFile = async (id: string): Promise<SaleFile> =>
  inspecting.openSaleFile(await salesContext(), id);

/** See recheck.ts. @throws CodedError NOT_FOUND */
export const recheckSale = async (
  id: string,
  decision: { readonly reason: string; readonly actor: Address },
): Promise<RecheckOutcome> => checking.recheckSale(await salesContext(), id, decision);
