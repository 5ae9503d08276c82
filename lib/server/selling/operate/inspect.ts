import { asc, eq } from "drizzle-orm";
import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import type { Intent } from "@/lib/core/intent";
import { openHandovers } from "@/lib/core/listing";
import type { Difference, HandoverFile } from "@/lib/core/operator/sales";
import { stepFrom } from "@/lib/core/operator/step";
import { deedsTo } from "@/lib/server/audit";
import type { Database } from "@/lib/server/db";
import { handoverTransitions } from "@/lib/server/db/schema/own-listings";
import { findHandover, type Handover } from "../handover/store";
import { findRow } from "../store/rows";

/** What the audit log calls a handover: ids of different things never meet. */
export const auditSubject = (id: string): string => `handover:${id}`;

/** @throws CodedError NOT_FOUND, for an id of another shape too */
export const anyHandover = async (database: Database, id: string): Promise<Handover> => {
  const handover = z.uuid().safeParse(id).success ? await findHandover(database, id) : null;
  if (!handover) throw new CodedError("NOT_FOUND", "no such handover");
  return handover;
};

type Transition = typeof handoverTransitions.$inferSelect;

const disputeSchema = z.object({
  findings: z.array(z.object({ rule: z.string(), message: z.string() })),
});

/** What the latest dispute found. */
const differencesIn = (steps: readonly Transition[]): readonly Difference[] => {
  const dispute = steps.findLast(({ event }) => event === "dispute");
  return disputeSchema.safeParse(dispute?.evidence).data?.findings ?? [];
};

/** Which licence moves, and where to; a handover moves one, in one direction. */
const movedBy = ({ give, receive, wallet, limits }: Intent): HandoverFile["agreed"] => {
  const [given] = give;
  const [received] = receive;
  return {
    mint: given?.mint ?? received?.mint ?? null,
    to: given?.to ?? (received ? wallet : null),
    networkFee: limits.networkFee.toString(),
    accountRent: limits.accountRent.toString(),
  };
};

/** One handover, whoever's, with each transition and what was done to it. @throws NOT_FOUND */
export const openHandoverFile = async (database: Database, id: string): Promise<HandoverFile> => {
  const handover = await anyHandover(database, id);
  const listing = await findRow(database, handover.listing);
  if (!listing) throw new CodedError("NOT_FOUND", "the listing of this handover is gone");
  const steps = await database
    .select()
    .from(handoverTransitions)
    .where(eq(handoverTransitions.handover, handover.id))
    .orderBy(asc(handoverTransitions.id));
  const { state, disputedAt, signature } = handover;
  const isOpen = openHandovers.some((open) => open === state);
  return {
    ...{ kind: "handover", id, state, direction: handover.kind, seller: handover.owner },
    ...{ asset: listing.assetName, listingId: listing.listingId, signature },
    price: listing.price.toString(),
    contested: disputedAt !== null && isOpen,
    at: handover.createdAt.toISOString(),
    listing: { state: listing.state, trouble: listing.trouble },
    agreed: movedBy(handover.intent),
    differences: differencesIn(steps),
    disputedAt: disputedAt?.toISOString() ?? null,
    lastValidBlockHeight: handover.lastValidBlockHeight.toString(),
    dueAt: isOpen ? handover.dueAt.toISOString() : null,
    transactions: { prepared: handover.transaction, signed: handover.signedTransaction },
    steps: steps.map(stepFrom),
    deeds: await deedsTo(database, auditSubject(id)),
  };
};
