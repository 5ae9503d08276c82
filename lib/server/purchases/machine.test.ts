import { describe, expect, it } from "vitest";
import { isEnd, purchaseStates, type PurchaseState } from "@/lib/core/purchase";
import { nextState, type PurchaseEvent } from "./machine";

const events = [
  "prepare",
  "sign",
  "broadcast",
  "settle",
  "own",
  "decline",
  "refuse",
  "expire",
  "lapse",
  "fail",
  "dispute",
] as const satisfies readonly PurchaseEvent[];

/** The whole machine once more, written as the product's promise; everything else is refused. */
const allowed = new Map<string, PurchaseState>([
  ["created prepare", "prepared"],
  ["created decline", "declined"],
  ["created fail", "failed"],
  ["prepared sign", "signed"],
  ["prepared decline", "declined"],
  ["prepared refuse", "refused"],
  ["prepared expire", "expired"],
  ["prepared lapse", "expired"],
  ["signed broadcast", "submitted"],
  ["signed expire", "expired"],
  ["submitted settle", "paid"],
  ["submitted expire", "expired"],
  ["submitted fail", "failed"],
  ["paid own", "owned"],
  ["signed dispute", "signed"],
  ["submitted dispute", "submitted"],
  ["paid dispute", "paid"],
]);

const everyPair = purchaseStates.flatMap((state) => events.map((event) => ({ state, event })));

describe("the life of a purchase", () => {
  it.each(everyPair)("$state × $event is as promised", ({ state, event }) => {
    expect(nextState(state, event)).toBe(allowed.get(`${state} ${event}`) ?? null);
  });

  it("has no way out of an end", () => {
    for (const state of purchaseStates.filter(isEnd)) {
      expect(events.map((event) => nextState(state, event))).toEqual(events.map(() => null));
    }
  });

  it("reaches an end from every state", () => {
    const endsFrom = (state: PurchaseState): boolean =>
      isEnd(state) ||
      events.some((event) => {
        const next = nextState(state, event);
        return next !== null && next !== state && endsFrom(next);
      });
    expect(purchaseStates.filter((state) => !endsFrom(state))).toEqual([]);
  });

  it("cannot be declined, refused, lapsed or failed by anybody's word once it is signed", () => {
    const words = ["decline", "refuse", "lapse", "fail"] as const;
    expect(words.map((event) => nextState("signed", event))).toEqual(words.map(() => null));
    expect(events.filter((event) => nextState("paid", event) !== null)).toEqual(["own", "dispute"]);
  });

  it("is not ended by a dispute: the money has moved, and its place must not come free", () => {
    for (const state of purchaseStates) {
      const next = nextState(state, "dispute");
      expect(next === null || next === state).toBe(true);
    }
  });
});
