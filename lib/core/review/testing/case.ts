import type { RuleId } from "../rule-ids";
import type { ReviewRequest } from "../types";
import { NOW, type World } from "./world";

/** Rules that are asked before a signature; the others belong to compare/. */
export type ReviewRuleId = Exclude<RuleId, `POST-${string}` | "CHAIN-01">;

export type Case = (world: World) => Promise<ReviewRequest>;

/** One transaction that this rule alone catches, and one close by that it leaves alone. */
export interface CasePair {
  readonly trips: Case;
  readonly spares: Case;
}

/** A review of these bytes in that world, with what a case changes about it. */
export const request = (
  world: World,
  transaction: Uint8Array,
  changes: Partial<ReviewRequest> = {},
): ReviewRequest => ({
  transaction,
  intent: world.intent,
  cluster: world.cluster,
  now: NOW,
  ...changes,
});

/** A purchase with some of its instructions changed; offline where it could not run. */
export const purchaseWith =
  (
    changes: (world: World) => Parameters<World["purchase"]>[0],
    settings: (world: World) => Partial<ReviewRequest> = () => ({}),
  ): Case =>
  async (world) =>
    request(world, await world.bytes(world.purchase(changes(world))), settings(world));

/** A purchase with instructions added at its end. */
export const purchaseAnd =
  (
    added: (world: World) => ReturnType<World["purchase"]>,
    settings: (world: World) => Partial<ReviewRequest> = () => ({}),
  ): Case =>
  async (world) =>
    request(world, await world.bytes([...world.purchase(), ...added(world)]), settings(world));

export const plainPurchase: Case = purchaseWith(() => ({}));
export const offline = (): { readonly cluster: null } => ({ cluster: null });
