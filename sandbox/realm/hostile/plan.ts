import type { Instruction } from "@solana/kit";
import type { Chain } from "../chain/client";
import type { Lifetime } from "../chain/compile";
import type { Draft, Part, Role, Terms } from "../chain/draft";
import type { Licence } from "../chain/licence";
import type { Wallet } from "../state/keys";

/** A purchase's transaction on its way to the wire, at every step of which it can be spoiled. */
export interface Plan {
  readonly draft: Draft;
  readonly lifetime: Lifetime;
  /** Who signs, where the compiled message asks for them. */
  readonly cosigners: readonly Wallet[];
  /** The last word over the wire bytes. */
  readonly wire: (bytes: Uint8Array) => Uint8Array;
}

/** The terms of a sale that can be spoiled: one that hands over a plain licence. */
export interface SpoiledTerms extends Terms {
  readonly licence: Licence;
}

export interface Scene {
  readonly terms: SpoiledTerms;
  readonly chain: Chain;
  readonly escrow: Wallet;
  readonly attacker: Wallet;
}

/** One way of cheating. */
export interface HostileKind {
  /** The rules of transaction review it is meant to trip. */
  readonly rules: readonly string[];
  /** What the review has to end in: no Sign button at all, or one behind a box to be checked. */
  readonly verdict: "block" | "warn";
  readonly about: string;
  readonly spoil: (plan: Plan, scene: Scene) => Plan | Promise<Plan>;
}

const withParts = (plan: Plan, parts: readonly Part[]): Plan => ({
  ...plan,
  draft: { ...plan.draft, parts },
});

/** Puts another instruction where the one of this role stands. */
export const replace = (plan: Plan, role: Role, instruction: Instruction): Plan =>
  withParts(
    plan,
    plan.draft.parts.map((part) => (part.role === role ? { role, instruction } : part)),
  );

export const remove = (plan: Plan, role: Role): Plan =>
  withParts(
    plan,
    plan.draft.parts.filter((part) => part.role !== role),
  );

export const append = (plan: Plan, ...instructions: readonly Instruction[]): Plan =>
  withParts(plan, [
    ...plan.draft.parts,
    ...instructions.map((instruction) => ({ role: "added" as const, instruction })),
  ]);

export const prepend = (plan: Plan, instruction: Instruction): Plan =>
  withParts(plan, [{ role: "added", instruction }, ...plan.draft.parts]);
