import {
  rangeStart,
  spansBetween,
  stepOf,
  stepsFor,
  type Earnings,
  type SalesQuery,
} from "@/lib/core/sales";
import type { Database } from "@/lib/server/db";
import { firstSaleOf, salesOf, sumsByAsset, sumsByStep, sumsOf } from "./read";

const PAGE = 25;

/**
 * What a wallet earned, as the page shows it.
 * @throws INPUT_INVALID for a cursor that no page gave
 */
export const earningsOf = async (
  database: Database,
  seller: string,
  query: SalesQuery,
  now: Date,
): Promise<Earnings> => {
  const first = await firstSaleOf(database, seller);
  const since = rangeStart(query.range, now);
  const from = since ?? first ?? now;
  const possibleSteps = stepsFor(from, now);
  const step = stepOf(query, possibleSteps);
  const wanted = { seller, since, asset: query.asset };
  const [sums, bySpan, byAsset, page] = await Promise.all([
    sumsOf(database, wanted),
    sumsByStep(database, wanted, step),
    sumsByAsset(database, wanted),
    salesOf(database, wanted, { cursor: query.cursor, limit: PAGE }),
  ]);
  return {
    ...{ query, step, possibleSteps, ...byAsset },
    hasSales: first !== null,
    sum: sums.checked,
    elsewhere: sums.elsewhere,
    unchecked: sums.unchecked,
    mismatched: sums.mismatched,
    spans: spansBetween(from, now, step).map((span) => {
      const { count, net } = bySpan.get(span.start) ?? { count: 0, net: 0n };
      return { ...span, count, net };
    }),
    ...page,
  };
};
