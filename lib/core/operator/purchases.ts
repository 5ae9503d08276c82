import * as z from "zod";
import { purchaseStates, type PurchaseState } from "../purchase";
import type { Address } from "../solana";
import { deedWords, type Deed } from "./deed";
import type { StateStep } from "./step";

/** What purchases can be narrowed to: what needs a person first, then each state. */
export const purchaseFilters = ["unfinished", "stuck", "disputed", ...purchaseStates] as const;
export type PurchaseFilter = (typeof purchaseFilters)[number];

/** A purchase as a row of the list. Amounts are lamports in digits, times ISO 8601, UTC. */
export interface PurchaseLine {
  readonly id: string;
  readonly asset: string;
  readonly wallet: Address;
  readonly listingId: string;
  readonly state: PurchaseState;
  readonly disputed: boolean;
  /** It does not get on: a person has to look. */
  readonly stuck: boolean;
  readonly price: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** As what a disputed purchase can be closed: its buyer has what was agreed all the same, or not by it. */
const purchaseClosings = ["owned", "failed"] as const;
export type PurchaseClosing = (typeof purchaseClosings)[number];

/** One purchase whole. */
export interface PurchaseFile extends PurchaseLine {
  readonly seller: Address;
  readonly realmPurchaseId: string | null;
  readonly signature: string | null;
  readonly slot: string | null;
  readonly networkFee: string | null;
  readonly verdict: "ok" | "warn" | "block" | null;
  readonly messageHash: string | null;
  readonly blockhash: string | null;
  readonly lastValidBlockHeight: string | null;
  /** When the chain showed its payment as final. */
  readonly finalizedAt: string | null;
  readonly realmCompletedAt: string | null;
  /** When the operator was told that it does not get on. */
  readonly alertedAt: string | null;
  /** As what an operator can close it; empty where nothing is in dispute. */
  readonly closings: readonly PurchaseClosing[];
  /** When the reconciler looks again; null once it has ended. */
  readonly dueAt: string | null;
  /** Steps in a row that moved nothing. */
  readonly waits: number;
  /** Base64 of what REALM sent and of what the wallet returned. */
  readonly transactions: { readonly prepared: string | null; readonly signed: string | null };
  /** Oldest first. */
  readonly steps: readonly StateStep<PurchaseState>[];
  /** Oldest first. */
  readonly deeds: readonly Deed[];
}

export const lookOutcomes = ["looking", "busy", "ended"] as const;
/** Answer of `POST /api/operator/purchases/{id}/look`. */
export const lookAnswerSchema = z.object({ outcome: z.enum(lookOutcomes) });
export type LookOutcome = (typeof lookOutcomes)[number];

/** Answer of `POST /api/operator/purchases/{id}/notes`. */
export const noteAnswerSchema = z.object({ outcome: z.literal("noted") });

/** Body of `POST /api/operator/purchases/{id}/close`. */
export const closePurchaseSchema = z.strictObject({
  as: z.enum(purchaseClosings),
  reason: deedWords,
});
export type ClosePurchase = z.infer<typeof closePurchaseSchema>;

/** Answer to it. */
export const closePurchaseAnswerSchema = z.object({ outcome: z.enum(["closed", "not-disputed"]) });
export type ClosePurchaseOutcome = z.infer<typeof closePurchaseAnswerSchema>["outcome"];
