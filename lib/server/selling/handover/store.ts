import { and, desc, eq, inArray } from "drizzle-orm";
import { CodedError, type ErrorCode } from "@/lib/core/errors";
import { intentSchema, intentToJson, type Intent } from "@/lib/core/intent";
import { openHandovers, type HandoverKind, type HandoverState } from "@/lib/core/listing";
import { address, type Address } from "@/lib/core/solana";
import type { Database } from "@/lib/server/db";
import { handovers, handoverTransitions, ownListings } from "@/lib/server/db/schema/own-listings";
import { isUniqueViolation } from "@/lib/server/db/unique-violation";
import { announce } from "@/lib/server/live";
import { notify } from "@/lib/server/notifications";
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

/** The unfinished handover of a listing of this kind; the database allows one. */
export const openHandoverOf = async (
  database: Database,
  listing: string,
  kind: HandoverKind,
): Promise<Handover | null> => {
  const open = inArray(handovers.state, openHandovers);
  const [row] = await database
    .select()
    .from(handovers)
    .where(and(eq(handovers.listing, listing), eq(handovers.kind, kind), open));
  return row ? handoverFrom(row) : null;
};

/** The one its seller has to do with now: what lists it may still be settling when it is to come back. */
export const latestHandoverOf = async (
  database: Database,
  listing: string,
): Promise<Handover | null> =>
  (await openHandoverOf(database, listing, "cancel")) ??
  (await openHandoverOf(database, listing, "list"));

/** Those of an owner's listings, by our ids of these. */
export const openHandoversOf = async (
  database: Database,
  owner: string,
): Promise<ReadonlyMap<string, Handover>> => {
  const rows = await database
    .select()
    .from(handovers)
    .where(and(eq(handovers.owner, owner), inArray(handovers.state, openHandovers)))
    .orderBy(desc(handovers.kind));
  return new Map(rows.map((row) => [row.listing, handoverFrom(row)]));
};

/**
 * Stores what is to be signed as "prepared"; null where another one of its kind is unfinished.
 * @param toldAs What the listing is called to its seller, who is told of it: nobody waits for it at a
 * page. Null where somebody does
 */
export const insertHandover = async (
  { database, now }: SellingContext,
  values: Pick<
    Handover,
    "listing" | "owner" | "kind" | "intent" | "transaction" | "blockhash" | "lastValidBlockHeight"
  >,
  toldAs: string | null,
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
    if (toldAs !== null) {
      const { id: subject, owner: wallet } = row;
      const news = { wallet, kind: "listing-to-sign", subject, name: toldAs } as const;
      await notify(transaction, news, at);
    }
    return handoverFrom(row);
  });
};

const unsigned: ReadonlySet<HandoverState> = new Set<HandoverState>([
  "declined",
  "refused",
  "expired",
  "failed",
]);

/** Why a listing is not what was signed for it to be, where its seller did not end that. */
const dropped: Readonly<Partial<Record<HandoverEvent, ErrorCode>>> = {
  expire: "HANDOVER_EXPIRED",
  fail: "CHAIN_REJECTED",
  "close-as-failed": "CHAIN_REJECTED",
};

/**
 * What becomes of the listing of a handover that ended without having landed. One that was to be cancelled
 * is for sale as it was, and says why; the wish stays where another handover takes its place. One that was
 * to be listed waits for another signature, but where an operator has closed it: then it is given up.
 */
const listingAfter = (
  { kind }: Pick<HandoverRow, "kind">,
  event: HandoverEvent,
  state: HandoverState,
  at: Date,
) => {
  if (!unsigned.has(state) || event === "replace") return null;
  const trouble = dropped[event] ?? null;
  if (kind === "cancel") return { from: "cancelling", to: { state: "active", trouble } } as const;
  return event === "close-as-failed"
    ? ({ from: "signing", to: { state: "failed", trouble, endedAt: at } } as const)
    : null;
};

/**
 * Moves a handover by one event, under its row's lock, and writes the transition with its evidence, and
 * what becomes of its listing by that.
 * @throws HANDOVER_STATE where the event can't happen any more, or the signature belongs to another
 * handover; HANDOVER_NOT_FOUND
 */
export const moveHandover = async (
  { database, now, log }: SellingContext,
  id: string,
  event: HandoverEvent,
  evidence: Evidence,
  change: Change = {},
): Promise<Handover> => {
  const at = now();
  const move = database.transaction(async (transaction) => {
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
    const listing = listingAfter(row, event, state, at);
    if (listing !== null)
      await transaction
        .update(ownListings)
        .set({ ...listing.to, updatedAt: at })
        .where(and(eq(ownListings.id, row.listing), eq(ownListings.state, listing.from)));
    await announce(transaction, { wallet: row.owner, kind: "listing", id: row.listing });
    return after;
  });
  try {
    const moved = await move;
    log.info({ component: "selling", event, outcome: moved.state }, "A handover moved.");
    return handoverFrom(moved);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const said = "this signature belongs to another handover";
    throw new CodedError("HANDOVER_STATE", said, { cause: error });
  }
};
