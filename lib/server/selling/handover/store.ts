import { and, desc, eq, inArray } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import { intentSchema, intentToJson, type Intent } from "@/lib/core/intent";
import type { HandoverState } from "@/lib/core/listing";
import { address, type Address } from "@/lib/core/solana";
import type { Database } from "@/lib/server/db";
import { handovers, handoverTransitions, ownListings } from "@/lib/server/db/schema/own-listings";
import { announce } from "@/lib/server/live";
import type { SellingContext } from "../context";
import { nextState, type HandoverEvent } from "./machine";

type HandoverRow = typeof handovers.$inferSelect;

/** A handover as the store holds it, its texts parsed into what they are. */
export interface Handover extends Omit<HandoverRow, "owner" | "intent"> {
  readonly owner: Address;
  readonly intent: Intent;
}

/** What decided a transition. JSON; never a secret. */
export type Evidence = Readonly<Record<string, unknown>>;
type Change = Partial<
  Pick<
    HandoverRow,
    "signedTransaction" | "signature" | "lastValidBlockHeight" | "disputedAt" | "dueAt"
  >
>;

/** The states in which something may still happen. */
export const openHandovers = [
  "prepared",
  "signed",
  "submitted",
  "landed",
] as const satisfies readonly HandoverState[];

/** A handover just prepared is first looked at after this long. */
const FIRST_LOOK_MILLIS = 5_000;

export const handoverFrom = (row: HandoverRow): Handover => ({
  ...row,
  owner: address(row.owner),
  intent: intentSchema.parse(row.intent),
});

export const findHandover = async (database: Database, id: string): Promise<Handover | null> => {
  const [row] = await database.select().from(handovers).where(eq(handovers.id, id));
  return row ? handoverFrom(row) : null;
};

/** The unfinished handover of a listing; the database allows one. */
export const openHandoverOf = async (
  database: Database,
  listing: string,
): Promise<Handover | null> => {
  const [row] = await database
    .select()
    .from(handovers)
    .where(and(eq(handovers.listing, listing), inArray(handovers.state, openHandovers)))
    .orderBy(desc(handovers.createdAt));
  return row ? handoverFrom(row) : null;
};

/** The unfinished handovers of an owner's listings, by our ids of those. */
export const openHandoversOf = async (
  database: Database,
  owner: string,
): Promise<ReadonlyMap<string, Handover>> => {
  const rows = await database
    .select()
    .from(handovers)
    .where(and(eq(handovers.owner, owner), inArray(handovers.state, openHandovers)));
  return new Map(rows.map((row) => [row.listing, handoverFrom(row)]));
};

/** Stores what is to be signed as "prepared"; null where another one of the listing is unfinished. */
export const insertHandover = async (
  { database, now }: SellingContext,
  values: Pick<
    Handover,
    "listing" | "owner" | "kind" | "intent" | "transaction" | "blockhash" | "lastValidBlockHeight"
  >,
): Promise<Handover | null> => {
  const at = now();
  return database.transaction(async (transaction) => {
    const [row] = await transaction
      .insert(handovers)
      .values({
        ...values,
        id: crypto.randomUUID(),
        state: "prepared",
        intent: intentToJson(values.intent),
        dueAt: new Date(at.getTime() + FIRST_LOOK_MILLIS),
        leaseUntil: at,
        createdAt: at,
        updatedAt: at,
      })
      .onConflictDoNothing()
      .returning();
    if (!row) return null;
    await transaction.insert(handoverTransitions).values({
      handover: row.id,
      fromState: null,
      toState: "prepared",
      event: "prepare",
      evidence: { listingId: values.intent.listingId },
      at,
    });
    return handoverFrom(row);
  });
};

const unsigned: ReadonlySet<HandoverState> = new Set<HandoverState>([
  "declined",
  "refused",
  "expired",
  "failed",
]);

/**
 * Moves a handover by one event, under its row's lock, and writes the transition with its evidence. One
 * that ends without having landed leaves a listing that was to be cancelled for sale, as it was.
 * @throws HANDOVER_STATE where the event can't happen any more; HANDOVER_NOT_FOUND
 */
export const moveHandover = async (
  { database, now, log }: SellingContext,
  id: string,
  event: HandoverEvent,
  evidence: Evidence,
  change: Change = {},
): Promise<Handover> => {
  const at = now();
  const moved = await database.transaction(async (transaction) => {
    const [row] = await transaction
      .select()
      .from(handovers)
      .where(eq(handovers.id, id))
      .for("update");
    if (!row) throw new CodedError("HANDOVER_NOT_FOUND", "no such handover");
    const state = nextState(row.state, event);
    if (state === null)
      throw new CodedError("HANDOVER_STATE", `${event} can't happen to one that is ${row.state}`);
    const [after] = await transaction
      .update(handovers)
      .set({ dueAt: at, ...change, state, absences: 0, waits: 0, updatedAt: at })
      .where(eq(handovers.id, id))
      .returning();
    if (!after) throw new CodedError("HANDOVER_NOT_FOUND", "it vanished under its lock");
    await transaction
      .insert(handoverTransitions)
      .values({ handover: id, fromState: row.state, toState: state, event, evidence, at });
    if (row.kind === "cancel" && unsigned.has(state))
      await transaction
        .update(ownListings)
        .set({ state: "active", updatedAt: at })
        .where(and(eq(ownListings.id, row.listing), eq(ownListings.state, "cancelling")));
    await announce(transaction, { wallet: row.owner, kind: "listing", id: row.listing });
    return after;
  });
  log.info({ component: "selling", event, outcome: moved.state }, "A handover moved.");
  return handoverFrom(moved);
};
