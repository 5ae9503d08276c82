import type { Deed } from "../deed";
import type { CredentialLine } from "./line";

/** Calls of one hour and operation. */
export interface UsageLine {
  /** ISO 8601, UTC: the full hour. */
  readonly hour: string;
  readonly operation: string;
  readonly calls: number;
  readonly errors: number;
  readonly refusals: number;
}

/** Calls of one day, UTC. */
export interface UsageDay {
  /** Such as "2026-03-10". */
  readonly day: string;
  readonly calls: number;
  readonly errors: number;
}

/** One credential whole. */
export interface CredentialFile extends CredentialLine {
  readonly activatedAt: string | null;
  /** Why it ended, in the operator's words. */
  readonly reason: string | null;
  /** The newest first, at most 500. */
  readonly usage: readonly UsageLine[];
  /** The last thirty days, the oldest first; days without use are there with zeros. */
  readonly days: readonly UsageDay[];
  /** Oldest first. */
  readonly deeds: readonly Deed[];
  /** Its owner's credential that calls are made with now, where that is another. */
  readonly inForce: { readonly id: string; readonly fingerprint: string } | null;
  /** Its owner's credential that waits. */
  readonly waiting: { readonly id: string; readonly verified: boolean } | null;
}
