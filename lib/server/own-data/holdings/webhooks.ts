import { and, eq, inArray, isNotNull, or, sql, type SQL } from "drizzle-orm";
import { QueryBuilder } from "drizzle-orm/pg-core";
import { jobs } from "@/lib/server/db/schema/jobs";
import { models } from "@/lib/server/db/schema/models";
import { ownListings } from "@/lib/server/db/schema/own-listings";
import { purchases } from "@/lib/server/db/schema/purchases";
import { webhookEvents } from "@/lib/server/db/schema/webhooks";
import type { Holding } from "../holding";

const query = new QueryBuilder();
const subject = (kind: string, id: SQL) => sql<string>`${kind} || ':' || ${id}`;

/** Events about what is this person's, by the names that events have for it. */
const about = (wallet: string): SQL | undefined =>
  or(
    inArray(
      webhookEvents.subject,
      query
        .select({ of: subject("job", sql`${jobs.realmJobId}`) })
        .from(jobs)
        .where(eq(jobs.wallet, wallet)),
    ),
    inArray(
      webhookEvents.subject,
      query
        .select({ of: subject("model", sql`${models.realmModelId}`) })
        .from(models)
        .where(eq(models.owner, wallet)),
    ),
    inArray(
      webhookEvents.subject,
      query
        .select({ of: subject("purchase", sql`${purchases.realmPurchaseId}`) })
        .from(purchases)
        .where(eq(purchases.wallet, wallet)),
    ),
    inArray(
      webhookEvents.subject,
      query
        .select({ of: subject("listing", sql`${ownListings.listingId}`) })
        .from(ownListings)
        .where(eq(ownListings.owner, wallet)),
    ),
  );

const DONE = ["applied", "superseded", "nothing-to-do", "set-aside"] as const;

/** What REALM told by itself. */
export const webhookHoldings: readonly Holding[] = [
  {
    table: webhookEvents,
    given: {
      not: "REALM's messages as they came. What they told of you is in your purchases, jobs, models and listings.",
    },
    fate: {
      empties: async (transaction, { wallet }) => {
        const emptied = await transaction
          .update(webhookEvents)
          .set({ body: null })
          .where(
            and(
              about(wallet),
              inArray(webhookEvents.state, [...DONE]),
              isNotNull(webhookEvents.body),
            ),
          )
          .returning({ id: webhookEvents.id });
        return emptied.length;
      },
      stays:
        "That REALM sent a message and its id, without what it said: by that, the same message coming again is known. It goes after 90 days. One that could not be understood stays whole until an operator has looked at it.",
    },
  },
];
