import type { Landing } from "../chain/chain";
import type { Commitment } from "../chain/slots";
import type { Json } from "../rpc/json";
import type { RpcNode } from "../rpc/node";

/** What a subscription has to say about one event. */
export interface Notification {
  readonly method: string;
  /** The slot its value belongs to, or null for notifications that carry no context. */
  readonly slot: number | null;
  readonly value: Json;
}

/** Something a client waits for. */
export interface Subscription {
  readonly commitment: Commitment;
  readonly onSlot?: (slot: number) => Notification[];
  readonly onLanding?: (landing: Landing) => Notification[];
  /** What there is to say at once, for what happened before the client asked. */
  readonly atOnce?: () => Notification[];
  /** Ends with its first notification. */
  readonly once?: boolean;
}

/** Reads a subscribe request's parameters. @throws RpcError -32602 */
export type Subscribe = (params: readonly unknown[], node: RpcNode) => Subscription;
