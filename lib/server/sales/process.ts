import type { Earnings, SalesQuery } from "@/lib/core/sales";
import type { Address } from "@/lib/core/solana";
import { chain } from "@/lib/server/chain";
import { database } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { logger } from "@/lib/server/log";
import { realm } from "@/lib/server/realm";
import { runSaleChecker } from "./checker";
import type { SalesContext } from "./context";
import { earningsOf } from "./earnings";
import { salesAsCsv } from "./export";
import { hear } from "./hearing-store";
import { runHearings } from "./hearings";

declare global {
  // One for the process, however many bundles it loads this file in.
  var countersignSalesWork: Promise<unknown> | undefined;
}

/** The context of this process. */
export const salesContext = async (): Promise<SalesContext> => ({
  database: await database(),
  chain: chain(),
  realm: realm(),
  maxFeeBasisPoints: env().realm.maxFeeBasisPoints,
  now: () => new Date(),
  log: logger,
});

/** Starts this process's work on sales, once however often it is called. */
export const startSalesWork = (): void => {
  if (globalThis.countersignSalesWork) return;
  globalThis.countersignSalesWork = salesContext().then((context) => [
    runSaleChecker(context),
    runHearings(context),
  ]);
  globalThis.countersignSalesWork.catch((error: unknown) => {
    globalThis.countersignSalesWork = undefined;
    logger.error({ component: "sales", error }, "The work on sales could not start.");
  });
};

/** See hearing-store.ts. */
export const hearOfSales = async (listingIds: readonly string[]): Promise<void> =>
  hear(await salesContext(), listingIds);

/** See earnings.ts; now. */
export const readEarnings = async (seller: Address, query: SalesQuery): Promise<Earnings> =>
  earningsOf(await database(), seller, query, new Date());

/** See export.ts; now, as the bytes of a file, read as quickly as they are taken. */
export const downloadSales = async (
  seller: Address,
  query: SalesQuery,
): Promise<ReadableStream<Uint8Array>> => {
  const text = salesAsCsv(await database(), seller, query, new Date());
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await text.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await text.return(undefined);
    },
  });
};
