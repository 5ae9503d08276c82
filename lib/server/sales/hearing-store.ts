import { and, asc, eq, inArray, isNotNull, isNull, lt, lte, min, sql } from "drizzle-orm";
import { saleHearings } from "@/lib/server/db/schema/sales";
import type { SalesContext } from "./context";

type Stored = Pick<SalesContext, "database" | "now">;

export type Hearing = typeof saleHearings.$inferSelect;

/** From one question about a listing to the next, however much is told of it. */
const APART_MILLIS = 5_000;
/** Longer than REALM takes to answer, or not to. */
const LEASE_MILLIS = 60_000;
/** How long a listing is remembered that nothing more was heard of. */
const KEPT_MILLIS = 600_000;

/**
 * Has REALM asked whether listings are sold: soon, once for whatever was told until then.
 * @param listingIds each once
 */
export const hear = async (
  { database, now }: Stored,
  listingIds: readonly string[],
): Promise<void> => {
  const at = now();
  const earliest = sql`coalesce(${saleHearings.askedAt}, 'epoch'::timestamptz) + ${`${APART_MILLIS} milliseconds`}::interval`;
  await database
    .insert(saleHearings)
    // In their order: of two instances that hold each other's, both would wait for ever.
    .values(listingIds.toSorted().map((listingId) => ({ listingId, dueAt: at, leaseUntil: at })))
    .onConflictDoUpdate({
      target: saleHearings.listingId,
      set: { dueAt: sql`greatest(excluded.due_at, ${earliest})`, tries: 0 },
    });
};

/** Claims listings of which REALM is to be asked now. Safe in every instance at once. */
export const claimDueHearings = ({ database, now }: Stored, most: number): Promise<Hearing[]> => {
  const at = now();
  return database.transaction(async (transaction) => {
    const due = await transaction
      .select({ listingId: saleHearings.listingId })
      .from(saleHearings)
      .where(and(lte(saleHearings.dueAt, at), lte(saleHearings.leaseUntil, at)))
      .orderBy(asc(saleHearings.dueAt))
      .limit(most)
      .for("update", { skipLocked: true });
    if (due.length === 0) return [];
    return transaction
      .update(saleHearings)
      .set({ leaseUntil: new Date(at.getTime() + LEASE_MILLIS) })
      .where(
        inArray(
          saleHearings.listingId,
          due.map(({ listingId }) => listingId),
        ),
      )
      .returning();
  });
};

/** When REALM is to be asked next, or null where nothing was heard. */
export const nextHearingAt = async ({
  database,
}: Pick<Stored, "database">): Promise<Date | null> => {
  const [row] = await database
    .select({ at: min(saleHearings.dueAt) })
    .from(saleHearings)
    .where(isNotNull(saleHearings.dueAt));
  return row?.at ?? null;
};

/** A row whose claim ran out is somebody else's by now. */
const held = ({ listingId, leaseUntil }: Hearing) =>
  and(eq(saleHearings.listingId, listingId), eq(saleHearings.leaseUntil, leaseUntil));

/** REALM has answered a question of `askedAt`. What was told after the claim is asked once more. */
export const settleHearing = async (
  { database, now }: Stored,
  hearing: Hearing,
  askedAt: Date,
): Promise<void> => {
  const { dueAt } = saleHearings;
  const isSame = eq(dueAt, hearing.dueAt ?? askedAt);
  await database
    .update(saleHearings)
    .set({
      askedAt,
      leaseUntil: now(),
      dueAt: sql`case when ${isSame} then null else ${dueAt} end`,
    })
    .where(held(hearing));
};

/** REALM could not be asked. */
export const postponeHearing = async (
  { database, now }: Stored,
  hearing: Hearing,
  millis: number,
): Promise<void> => {
  const at = now();
  await database
    .update(saleHearings)
    .set({
      leaseUntil: at,
      tries: hearing.tries + 1,
      dueAt: new Date(at.getTime() + millis),
    })
    .where(held(hearing));
};

/** Forgets listings of which REALM has been asked, and nothing was heard since. */
export const forgetHearings = async ({ database, now }: Stored): Promise<void> => {
  const old = new Date(now().getTime() - KEPT_MILLIS);
  await database
    .delete(saleHearings)
    .where(and(isNull(saleHearings.dueAt), lt(saleHearings.askedAt, old)));
};
