import { retentionRuns } from "@/lib/server/db/schema/retention";
import { alertEvents, alertRounds, alerts, tallies } from "@/lib/server/db/schema/alerts";
import { listingPrices } from "@/lib/server/db/schema/listing-prices";
import { marketLastKnown } from "@/lib/server/db/schema/market-last-known";
import { rateSamples } from "@/lib/server/db/schema/rate-samples";
import { realmCalls } from "@/lib/server/db/schema/realm-calls";
import { saleHearings } from "@/lib/server/db/schema/sales";
import { webhookSubjects } from "@/lib/server/db/schema/webhooks";
import type { Holding, NobodysTable } from "../holding";
import { accountHoldings } from "./account";
import { marketHoldings } from "./market";
import { studioHoldings } from "./studio";
import { webhookHoldings } from "./webhooks";

/**
 * Every table that holds something of people (seed D23). They are deleted from in this order: what others
 * lead to goes after them, and webhooks first, which are found by what they tell of.
 */
export const holdings: readonly Holding[] = [
  ...webhookHoldings,
  ...marketHoldings,
  ...studioHoldings,
  ...accountHoldings,
];

/** The other tables. A table that is in neither list fails a test. */
export const nobodysTables: readonly NobodysTable[] = [
  { table: listingPrices, because: "The market's prices, which everybody sees." },
  {
    table: marketLastKnown,
    because: "What the market last showed to everybody; it goes after 7 days.",
  },
  {
    table: realmCalls,
    because: "Calls to REALM without what they said and for whom; it goes after 30 days.",
  },
  {
    table: webhookSubjects,
    because: "Of what REALM told last and when, by REALM's own ids; it goes after 90 days.",
  },
  { table: saleHearings, because: "Which listings were called sold, for ten minutes." },
  { table: rateSamples, because: "How much of REALM's limits a key had left." },
  { table: alerts, because: "How this instance does." },
  { table: alertEvents, because: "What operators were told of how this instance does." },
  { table: alertRounds, because: "When the rules were last looked at." },
  { table: tallies, because: "Counts without names." },
  { table: retentionRuns, because: "When what is not kept was last removed." },
];
