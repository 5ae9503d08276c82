import * as z from "zod";
import type { HandoverKind, HandoverState, OwnListingState } from "../listing";
import type { SaleMismatch, SaleState } from "../sales/states";
import type { Address } from "../solana";
import { deedWords, type Deed } from "./deed";
import type { StateStep } from "./step";

/** What the list can be narrowed to: what needs a person first. "contested" is disputed or mismatched. */
export const sellingFilters = ["contested", "unfinished", "handovers", "sales"] as const;
export type SellingFilter = (typeof sellingFilters)[number];

interface Line {
  readonly id: string;
  readonly asset: string;
  readonly seller: Address;
  /** REALM's id; null until it has answered. */
  readonly listingId: string | null;
  /** Lamports in digits: what is asked, or was paid. */
  readonly price: string;
  /** The chain shows something else than was agreed or told, and nobody has settled it. */
  readonly contested: boolean;
  /** ISO 8601, UTC: when it was begun, or sold. */
  readonly at: string;
}

/** What a seller signed, or is to sign, of a listing: their licence goes into escrow, or comes back. */
interface HandoverLine extends Line {
  readonly kind: "handover";
  readonly direction: HandoverKind;
  readonly state: HandoverState;
}

interface SaleLine extends Line {
  readonly kind: "sale";
  readonly state: SaleState;
}

export type SellingLine = HandoverLine | SaleLine;

/** Something the chain shows otherwise than it was agreed. */
export interface Difference {
  /** Such as "CHAIN-01". */
  readonly rule: string;
  readonly message: string;
}

/** One handover whole. Amounts are lamports in digits. */
export interface HandoverFile extends HandoverLine {
  readonly listing: { readonly state: OwnListingState; readonly trouble: string | null };
  /** What the seller agreed to. */
  readonly agreed: {
    /** Of the licence that moves. */
    readonly mint: Address | null;
    /** Where it goes: the escrow, or back to the seller. */
    readonly to: Address | null;
    readonly networkFee: string;
    readonly accountRent: string;
  };
  /** What the chain shows otherwise, as it was found last; empty where it was never disputed. */
  readonly differences: readonly Difference[];
  readonly disputedAt: string | null;
  readonly signature: string | null;
  readonly lastValidBlockHeight: string;
  /** When the chain is asked again; null once it has ended. */
  readonly dueAt: string | null;
  /** Base64 of what REALM sent and of what the wallet returned. */
  readonly transactions: { readonly prepared: string | null; readonly signed: string | null };
  /** Oldest first. */
  readonly steps: readonly StateStep<HandoverState>[];
  /** Oldest first. */
  readonly deeds: readonly Deed[];
}

/** One sale whole. Amounts are lamports in digits. */
export interface SaleFile extends SaleLine {
  readonly buyer: Address | null;
  /** What a purchase here agreed that reaches the seller; null where nobody has said. */
  readonly net: string | null;
  /** What has to reach the seller at least; at most, where there is such a bound. */
  readonly least: string;
  readonly most: string | null;
  /** What the chain showed to have reached them; below zero where they paid. Null where nothing was read. */
  readonly received: string | null;
  readonly mismatch: SaleMismatch | null;
  readonly signature: string | null;
  readonly slot: string | null;
  /** When the chain is read again by itself; null where it has decided. */
  readonly dueAt: string | null;
  readonly tries: number;
  /** Oldest first. */
  readonly steps: readonly StateStep<SaleState>[];
  /** Oldest first. */
  readonly deeds: readonly Deed[];
}

/** As what a disputed handover can be closed: what was agreed has come about all the same, or has not. */
const closings = ["done", "failed"] as const;
export type Closing = (typeof closings)[number];

/** Body of `POST /api/operator/sales/handovers/{id}/close`. */
export const closeDisputeSchema = z.strictObject({ as: z.enum(closings), reason: deedWords });
export type CloseDispute = z.infer<typeof closeDisputeSchema>;

/** Answer to it. */
export const closeDisputeAnswerSchema = z.object({ outcome: z.enum(["closed", "not-disputed"]) });
export type CloseOutcome = z.infer<typeof closeDisputeAnswerSchema>["outcome"];

/** Body of `POST /api/operator/sales/{id}/recheck`. */
export const recheckRequestSchema = z.strictObject({ reason: deedWords });

/** Answer to it: what the chain decided; "undecided" where it did not, "busy" where it is being read already. */
export const recheckAnswerSchema = z.object({
  outcome: z.enum(["checked", "mismatch", "undecided", "busy"]),
});
export type RecheckOutcome = z.infer<typeof recheckAnswerSchema>["outcome"];
