import { rangeStart, type SalesQuery } from "@/lib/core/sales";
import { csvHead, csvLines } from "@/lib/core/sales/csv";
import type { Database } from "@/lib/server/db";
import { salesOf } from "./read";

const AT_ONCE = 500;

/** The sales of a range as CSV, newest first, a batch at a time: as long as it may be. */
export async function* salesAsCsv(
  database: Database,
  seller: string,
  { range, asset }: SalesQuery,
  now: Date,
): AsyncGenerator<string> {
  yield csvHead();
  const wanted = { seller, since: rangeStart(range, now), asset };
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof salesOf>> = await salesOf(database, wanted, {
      cursor,
      limit: AT_ONCE,
    });
    yield csvLines(page.sales);
    cursor = page.older;
  } while (cursor !== null);
}
