import { asc } from "drizzle-orm";
import type { Database } from "@/lib/server/db/database";
import { purchases } from "@/lib/server/db/schema/purchases";
import { webhookEvents } from "@/lib/server/db/schema/webhooks";

type EventRow = typeof webhookEvents.$inferSelect;

/** What is the same however the events came; listings by their number, since each run has its own. */
export interface FinalState {
  /** Of each subject its events, and how the newest of them ended. */
  readonly subjects: Readonly<Record<string, { events: readonly string[]; newest: string }>>;
  /** Of each listing the states of its purchases. */
  readonly purchases: Readonly<Record<string, readonly string[]>>;
}

export interface Outcome {
  readonly final: FinalState;
  /** Events still waiting, or put aside. */
  readonly unfinished: number;
  /** Events that were applied after a later one of the same subject. */
  readonly backwards: number;
}

const by =
  <Item>(key: (item: Item) => number) =>
  (left: Item, right: Item): number =>
    key(left) - key(right);

const backwardsIn = (rows: readonly EventRow[]): number => {
  const applied = rows
    .filter(({ state }) => state === "applied")
    .sort(by(({ settledAt }) => settledAt?.getTime() ?? 0));
  return applied.filter((row, index) => {
    const before = applied[index - 1];
    return before !== undefined && before.occurredAt > row.occurredAt;
  }).length;
};

const bySubject = (events: readonly EventRow[]): ReadonlyMap<string, readonly EventRow[]> => {
  const groups = new Map<string, EventRow[]>();
  for (const row of events) {
    const group = groups.get(row.subject);
    if (group) group.push(row);
    else groups.set(row.subject, [row]);
  }
  return groups;
};

/** Reads how it all ended. `listings` in the order they were made. */
export const readOutcome = async (
  database: Database,
  listings: readonly string[],
): Promise<Outcome> => {
  const numbered = new Map(listings.map((listingId, index) => [listingId, `listing ${index}`]));
  const events = await database.select().from(webhookEvents).orderBy(asc(webhookEvents.id));
  const subjects: Record<string, { events: string[]; newest: string }> = {};
  let backwards = 0;
  for (const [subject, rows] of bySubject(events)) {
    const ordered = rows.toSorted(by(({ occurredAt }) => occurredAt.getTime()));
    const newest = ordered.at(-1);
    const [kind, id = ""] = subject.split(":");
    subjects[numbered.get(id) ?? `${kind ?? ""}:${id}`] = {
      events: ordered.map(({ eventId }) => eventId),
      newest: `${newest?.eventId ?? ""} ${newest?.state ?? ""}`,
    };
    backwards += backwardsIn(rows);
  }
  const bought: Record<string, string[]> = {};
  for (const { listingId, state } of await database.select().from(purchases)) {
    const name = numbered.get(listingId) ?? listingId;
    bought[name] = [...(bought[name] ?? []), state].sort();
  }
  return {
    final: { subjects, purchases: bought },
    unfinished: events.filter(({ state }) => state === "stored" || state === "parked").length,
    backwards,
  };
};
