import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import type { Fact, PurchaseFile, PurchaseStep } from "@/lib/core/operator/purchases";
import { isEnd } from "@/lib/core/purchase";
import { deedsTo } from "@/lib/server/audit";
import type { Database } from "@/lib/server/db";
import type { Purchase } from "../purchase";
import { findPurchase, transitionsOf, type Transition } from "../store/read";
import { lineOf } from "./search";

/** Longer than a signature: bytes, and findings with all they found, are shown folded. */
const LONGEST_PLAIN = 100;

const evidenceSchema = z.record(z.string(), z.unknown());

const factOf = ([name, value]: readonly [string, unknown]): Fact => {
  const text =
    typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? String(value)
      : JSON.stringify(value, null, 2);
  return { name, value: text, raw: text.length > LONGEST_PLAIN };
};

/** A list that found nothing and a value that is missing decided nothing. */
const says = ([, value]: readonly [string, unknown]): boolean =>
  value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);

const stepOf = ({ fromState, toState, event, evidence, at }: Transition): PurchaseStep => ({
  from: fromState,
  to: toState,
  event,
  at: at.toISOString(),
  evidence: Object.entries(evidenceSchema.parse(evidence)).filter(says).map(factOf),
});

/** What the audit log calls a purchase: ids of different things never meet. */
export const auditSubject = (id: string): string => `purchase:${id}`;

/** @throws CodedError NOT_FOUND, for an id of another shape too */
export const anyPurchase = async (database: Database, id: string): Promise<Purchase> => {
  const purchase = z.uuid().safeParse(id).success ? await findPurchase(database, id) : null;
  if (!purchase) throw new CodedError("NOT_FOUND", "no such purchase");
  return purchase;
};

/** One purchase, whoever's, with each transition and what was done to it. @throws NOT_FOUND */
export const openPurchaseFile = async (
  { database, now }: { readonly database: Database; readonly now: () => Date },
  id: string,
): Promise<PurchaseFile> => {
  const purchase = await anyPurchase(database, id);
  const steps = (await transitionsOf(database, [purchase.id])).get(purchase.id) ?? [];
  const { seller, realmPurchaseId, signature, verdict, messageHash, blockhash, waits } = purchase;
  return {
    ...lineOf({ ...purchase, asset: purchase.assetName }, now()),
    ...{ seller, realmPurchaseId, signature, verdict, messageHash, blockhash, waits },
    slot: purchase.slot?.toString() ?? null,
    networkFee: purchase.networkFee?.toString() ?? null,
    lastValidBlockHeight: purchase.lastValidBlockHeight?.toString() ?? null,
    realmCompletedAt: purchase.realmCompletedAt?.toISOString() ?? null,
    alertedAt: purchase.alertedAt?.toISOString() ?? null,
    dueAt: isEnd(purchase.state) ? null : purchase.dueAt.toISOString(),
    transactions: { prepared: purchase.transaction, signed: purchase.signedTransaction },
    steps: steps.map(stepOf),
    deeds: await deedsTo(database, auditSubject(purchase.id)),
  };
};
