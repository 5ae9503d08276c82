import { and, count, desc, eq, ilike, inArray, lt, or, sql } from "drizzle-orm";
import { QueryBuilder, type AnyPgColumn } from "drizzle-orm/pg-core";
import * as z from "zod";
import {
  deliveryStates,
  type DeliveryLine,
  type DeliveryState,
} from "@/lib/core/operator/deliveries";
import type { OperatorQuery } from "@/lib/core/operator/query";
import type { Database } from "@/lib/server/db";
import { anywhere } from "@/lib/server/db/like";
import { jobs } from "@/lib/server/db/schema/jobs";
import { purchases } from "@/lib/server/db/schema/purchases";
import { webhookEvents } from "@/lib/server/db/schema/webhooks";

const PAGE = 50;
/** Orders of arrival are Postgres' bigint. */
const ARRIVAL = /^\d{1,18}$/u;

const lineColumns = {
  id: webhookEvents.id,
  eventId: webhookEvents.eventId,
  eventType: webhookEvents.eventType,
  subject: webhookEvents.subject,
  source: webhookEvents.source,
  state: webhookEvents.state,
  reason: webhookEvents.reason,
  attempts: webhookEvents.attempts,
  receivedAt: webhookEvents.receivedAt,
};

const query = new QueryBuilder();
const subjectFrom = (kind: string, id: AnyPgColumn) =>
  sql<string>`${`${kind}:`}::text || ${id}`.as("of");

/** What events are about that tell of a purchase or a job, by our id of it or a purchase's signature. */
const subjectsOf = (text: string) => {
  const id = z.uuid().safeParse(text).data ?? null;
  const { realmPurchaseId, listingId, signature } = purchases;
  const { realmJobId, modelId, kind } = jobs;
  const bought = or(eq(signature, text), id === null ? undefined : eq(purchases.id, id));
  const made = id === null ? sql`false` : eq(jobs.id, id);
  const trained = and(made, eq(kind, "training"));
  return [
    query
      .select({ of: subjectFrom("purchase", realmPurchaseId) })
      .from(purchases)
      .where(bought),
    query
      .select({ of: subjectFrom("listing", listingId) })
      .from(purchases)
      .where(bought),
    query
      .select({ of: subjectFrom("job", realmJobId) })
      .from(jobs)
      .where(made),
    query
      .select({ of: subjectFrom("model", modelId) })
      .from(jobs)
      .where(trained),
  ];
};

const found = (text: string) => {
  if (text === "") return undefined;
  const pattern = anywhere(text);
  const { eventId, eventType, subject, source } = webhookEvents;
  const named = [eventId, eventType, subject, source].map((column) => ilike(column, pattern));
  const about = subjectsOf(text).map((subjects) => inArray(subject, subjects));
  return or(...named, ...about);
};

export interface DeliveryPage {
  readonly lines: readonly DeliveryLine[];
  /** The cursor of the page that follows, or null on the last one. */
  readonly older: string | null;
}

/**
 * Events by what they are called, or by what a person has here of the thing they are about, newest first,
 * 50 at a time. The cursor is a place in the order of
 * arrival: what arrives while somebody turns pages moves nothing. One that is none begins anew.
 */
export const searchDeliveries = async (
  database: Database,
  { text, filter, cursor }: OperatorQuery<DeliveryState>,
): Promise<DeliveryPage> => {
  const before = cursor !== null && ARRIVAL.test(cursor) ? BigInt(cursor) : null;
  const rows = await database
    .select(lineColumns)
    .from(webhookEvents)
    .where(
      and(
        found(text),
        filter === null ? undefined : eq(webhookEvents.state, filter),
        before === null ? undefined : lt(webhookEvents.id, before),
      ),
    )
    .orderBy(desc(webhookEvents.id))
    .limit(PAGE + 1);
  const lines = rows.slice(0, PAGE).map(({ id, receivedAt, ...rest }) => ({
    ...rest,
    id: id.toString(),
    receivedAt: receivedAt.toISOString(),
  }));
  return { lines, older: rows.length > PAGE ? (lines.at(-1)?.id ?? null) : null };
};

export interface DeliveryCounts {
  readonly byState: Readonly<Record<DeliveryState, number>>;
  /** When the one that waits longest came, or null where none waits. */
  readonly waitingSince: string | null;
}

/** How many events there are in each state. */
export const countDeliveries = async (database: Database): Promise<DeliveryCounts> => {
  const rows = await database
    .select({
      state: webhookEvents.state,
      count: count(),
      oldest: sql<Date>`min(${webhookEvents.receivedAt})`.mapWith(webhookEvents.receivedAt),
    })
    .from(webhookEvents)
    .groupBy(webhookEvents.state);
  const row = new Map(rows.map((one) => [one.state, one]));
  const counted = deliveryStates.map((state) => [state, row.get(state)?.count ?? 0] as const);
  const byState = { ...noneYet, ...Object.fromEntries(counted) };
  return { byState, waitingSince: row.get("stored")?.oldest.toISOString() ?? null };
};

const noneYet: Readonly<Record<DeliveryState, number>> = {
  stored: 0,
  parked: 0,
  applied: 0,
  "nothing-to-do": 0,
  superseded: 0,
  "set-aside": 0,
};
