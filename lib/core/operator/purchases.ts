import * as z from "zod";
import { purchaseStates, type PurchaseState } from "../purchase";
import type { Address } from "../solana";
import type { Deed } from "./deed";

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

/** A named value that decided a transition. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  /** Bytes or long JSON: shown folded. */
  readonly raw: boolean;
}

/** A transition with what decided it. */
export interface PurchaseStep {
  readonly from: PurchaseState | null;
  readonly to: PurchaseState;
  readonly event: string;
  readonly at: string;
  readonly evidence: readonly Fact[];
}

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
  readonly realmCompletedAt: string | null;
  /** When the operator was told that it does not get on. */
  readonly alertedAt: string | null;
  /** When the reconciler looks again; null once it has ended. */
  readonly dueAt: string | null;
  /** Steps in a row that moved nothing. */
  readonly waits: number;
  /** Base64 of what REALM sent and of what the wallet returned. */
  readonly transactions: { readonly prepared: string | null; readonly signed: string | null };
  /** Oldest first. */
  readonly steps: readonly PurchaseStep[];
  /** Oldest first. */
  readonly deeds: readonly Deed[];
}

export const lookOutcomes = ["looking", "busy", "ended"] as const;
/** Answer of `POST /api/operator/purchases/{id}/look`. */
export const lookAnswerSchema = z.object({ outcome: z.enum(lookOutcomes) });
export type LookOutcome = (typeof lookOutcomes)[number];

/** Answer of `POST /api/operator/purchases/{id}/notes`. */
export const noteAnswerSchema = z.object({ outcome: z.literal("noted") });
