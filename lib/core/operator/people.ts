import * as z from "zod";
import type { Address } from "@/lib/core/solana";
import { oneLine } from "./credentials";
import type { Deed } from "./deed";

/** What a wallet is, told by what it has done here; "operator" by the configuration alone. */
export const roles = ["operator", "creator", "buyer"] as const;
export type Role = (typeof roles)[number];

export const roleWords: Readonly<Record<Role, string>> = {
  operator: "Operator",
  creator: "Creator",
  buyer: "Buyer",
};

export const peopleFilters = ["signed-in", "buyer", "creator", "blocked"] as const;
export type PeopleFilter = (typeof peopleFilters)[number];

/** A wallet as a row of the list. Times are ISO 8601, UTC. */
export interface PersonLine {
  readonly wallet: Address;
  readonly roles: readonly Role[];
  readonly blocked: boolean;
  /** Sessions that live now. */
  readonly sessions: number;
  readonly purchases: number;
  readonly models: number;
  readonly jobs: number;
  /** Whether REALM credentials of its own are or were connected. */
  readonly connected: boolean;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
}

/** A session of somebody's that lives. */
export interface PersonSession {
  readonly id: string;
  readonly since: string;
  readonly until: string;
}

/** One wallet whole. */
export interface Person extends PersonLine {
  readonly live: readonly PersonSession[];
  readonly unfinishedPurchases: number;
  readonly block: { readonly reason: string; readonly by: string; readonly at: string } | null;
  /** What was done to it, oldest first. */
  readonly deeds: readonly Deed[];
}

/** Body of `POST /api/operator/people/{wallet}/block`. */
export const blockRequestSchema = z.strictObject({ reason: oneLine(500) });

/** Answer to blocking: how many sessions it ended. */
export const blockAnswerSchema = z.object({
  outcome: z.enum(["blocked", "was-blocked"]),
  ended: z.int().nonnegative(),
});
export type BlockAnswer = z.infer<typeof blockAnswerSchema>;

/** Answer to unblocking. */
export const unblockAnswerSchema = z.object({ outcome: z.enum(["unblocked", "was-not-blocked"]) });
export type UnblockAnswer = z.infer<typeof unblockAnswerSchema>;

/** Answer to ending somebody's session. */
export const endedAnswerSchema = z.object({ outcome: z.literal("ended") });
