import { describe, expect, it } from "vitest";
import { isBlockhashDead, lastValidHeightOf } from "./blocks";
import { codeOf } from "./testing/code-of";
import { clusterOf, dead, type Answers } from "./testing/nodes";

/** A node at slot `slot` that takes the blockhash or not, and whose newest lives until `height`. */
const node =
  (valid: boolean, height: number, slot = 10, newestSlot = slot): Answers =>
  (method) =>
    method === "isBlockhashValid"
      ? { context: { slot }, value: valid }
      : {
          context: { slot: newestSlot },
          value: { blockhash: "newest", lastValidBlockHeight: height },
        };

describe("the height a blockhash lives until", () => {
  const bound = (first: Answers, ...others: Answers[]) =>
    lastValidHeightOf(clusterOf(first, ...others), "hash");

  it("is not learned from an endpoint that does not know the blockhash", async () => {
    expect(await bound(node(false, 90), node(true, 150))).toBe(150n);
    expect(await bound(node(false, 90))).toBeNull();
  });

  it("is the highest that any endpoint gives", async () => {
    expect(await bound(node(true, 150), node(true, 152), dead)).toBe(152n);
  });

  it("is not taken from an answer older than the one that knew the blockhash", async () => {
    expect(await bound(node(true, 90, 10, 9))).toBeNull();
  });
});

describe("a blockhash", () => {
  const isDead = (first: Answers, ...others: Answers[]) =>
    isBlockhashDead(clusterOf(first, ...others), "hash");

  it("is dead where every endpoint says so, and not where one is silent or takes it", async () => {
    expect(await isDead(node(false, 1), node(false, 1))).toBe(true);
    expect(await isDead(node(false, 1), node(true, 1))).toBe(false);
    expect(await isDead(node(false, 1), dead)).toBe(false);
    expect(await codeOf(isDead(dead, dead))).toBe("CHAIN_UNAVAILABLE");
  });
});
