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
  "landed",
  "close-as-owned",
  "close-as-failed",
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
  ["declined landed", "declined"],
  ["refused landed", "refused"],
  ["expired landed", "expired"],
  ["failed landed", "failed"],
  ["signed close-as-owned", "owned"],
  ["submitted close-as-owned", "owned"],
  ["paid close-as-owned", "owned"],
  ["declined close-as-owned", "owned"],
  ["refused close-as-owned", "owned"],
  ["expired close-as-owned", "owned"],
  ["failed close-as-owned", "owned"],
  ["signed close-as-failed", "failed"],
  ["submitted close-as-failed", "failed"],
  ["paid close-as-failed", "failed"],
  ["declined close-as-failed", "declined"],
  ["refused close-as-failed", "refused"],
  ["expired close-as-failed", "expired"],
  ["failed close-as-failed", "failed"],
]);
const byOperator: readonly PurchaseEvent[] = ["close-as-owned", "close-as-failed"];
const ofThemselves = events.filter((event) => !byOperator.includes(event));

const everyPair = purchaseStates.flatMap((state) => events.map((event) => ({ state, event })));

describe("the life of a purchase", () => {
  it.each(everyPair)("$state × $event is as promised", ({ state, event }) => {
    expect(nextState(state, event)).toBe(allowed.get(`${state} ${event}`) ?? null);
  });

  it("has no way out of an end but an operator's, and none out of what is owned", () => {
    for (const state of purchaseStates.filter(isEnd)) {
      const left = ofThemselves.filter((event) => (nextState(state, event) ?? state) !== state);
      expect(left).toEqual([]);
    }
    expect(events.filter((event) => nextState("owned", event) !== null)).toEqual([]);
  });

  it("is not closed by an operator before anything is signed: nothing can be in dispute", () => {
    for (const state of ["created", "prepared"] as const)
      expect(byOperator.map((event) => nextState(state, event))).toEqual([null, null]);
  });

  it("reaches an end from every state", () => {
    const endsFrom = (state: PurchaseState): boolean =>
      isEnd(state) ||
      ofThemselves.some((event) => {
        const next = nextState(state, event);
        return next !== null && next !== state && endsFrom(next);
      });
    expect(purchaseStates.filter((state) => !endsFrom(state))).toEqual([]);
  });

  it("cannot be declined, refused, lapsed or failed by anybody's word once it is signed", () => {
    const words = ["decline", "refuse", "lapse", "fail"] as const;
    expect(words.map((event) => nextState("signed", event))).toEqual(words.map(() => null));
    expect(ofThemselves.filter((event) => nextState("paid", event) !== null)).toEqual([
      "own",
      "dispute",
    ]);
  });

  it("is not moved by a dispute or by news of a payment: people decide", () => {
    for (const state of purchaseStates)
      for (const event of ["dispute", "landed"] as const)
        expect(nextState(state, event) ?? state).toBe(state);
  });
});
