import type { WebSocket } from "ws";
import type { Landing } from "../chain/chain";
import type { Commitment } from "../chain/slots";
import { invalidParams } from "../errors/rpc-error";
import { toJson, type Json } from "../rpc/json";
import type { RpcNode } from "../rpc/node";
import { subscribes } from "./subscribes";
import type { Notification, Subscription } from "./subscription";

const SUBSCRIBE = "Subscribe";
const UNSUBSCRIBE = "Unsubscribe";

/** One connected client and what it waits for. */
export class PubSubClient {
  readonly #socket: WebSocket;
  readonly #node: RpcNode;
  readonly #nextId: () => number;
  readonly #subscriptions = new Map<number, Subscription>();
  #unsent: (() => void)[] = [];

  constructor(socket: WebSocket, node: RpcNode, nextId: () => number) {
    this.#socket = socket;
    this.#node = node;
    this.#nextId = nextId;
  }

  /** Answers a request of this client; undefined for a method there is none of. */
  call(method: string, params: readonly unknown[]): Json | undefined {
    if (method.endsWith(UNSUBSCRIBE)) {
      return subscribes.has(method.slice(0, -UNSUBSCRIBE.length))
        ? this.#unsubscribe(params)
        : undefined;
    }
    if (!method.endsWith(SUBSCRIBE)) return undefined;
    const subscribe = subscribes.get(method.slice(0, -SUBSCRIBE.length));
    if (subscribe === undefined) return undefined;
    const subscription = subscribe(params, this.#node);
    const id = this.#nextId();
    this.#subscriptions.set(id, subscription);
    // A client knows its subscription only once it has the id, so the id goes out first.
    this.#unsent.push(() => {
      this.#notify(id, subscription, subscription.atOnce?.() ?? []);
    });
    return id;
  }

  /** Sends an answer, then what waited for it. */
  send(text: string): void {
    this.#socket.send(text);
    const waiting = this.#unsent;
    this.#unsent = [];
    for (const notify of waiting) notify();
  }

  slot(slot: number): void {
    for (const [id, subscription] of this.#subscriptions) {
      this.#notify(id, subscription, subscription.onSlot?.(slot) ?? []);
    }
  }

  landing(commitment: Commitment, landing: Landing): void {
    for (const [id, subscription] of this.#subscriptions) {
      if (subscription.commitment !== commitment) continue;
      this.#notify(id, subscription, subscription.onLanding?.(landing) ?? []);
    }
  }

  #notify(id: number, subscription: Subscription, told: readonly Notification[]): void {
    // What ended between the request and now has nothing more to say.
    if (!this.#subscriptions.has(id)) return;
    for (const { method, slot, value } of told) {
      const result = slot === null ? value : { context: { slot }, value };
      this.#socket.send(toJson({ jsonrpc: "2.0", method, params: { result, subscription: id } }));
    }
    if (subscription.once === true && told.length > 0) this.#subscriptions.delete(id);
  }

  #unsubscribe([id]: readonly unknown[]): Json {
    if (typeof id === "number" && this.#subscriptions.delete(id)) return true;
    throw invalidParams("Invalid subscription id.");
  }
}
