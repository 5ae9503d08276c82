import { describe, expect, it } from "vitest";
import { preparationOf } from "./preparation";
import { reviewReducer } from "./reducer";
import { initialState, maySign, type Assessed, type ReviewState } from "./state";
import { answer, page, review } from "./testing/fixtures";
import type { Review } from "@/lib/core/review";

const preparation = preparationOf(page, answer("prepared"));
if (!preparation) throw new Error("the fixture is prepared");

const assessed = (overrides: Partial<Review> = {}): Assessed => ({
  preparation,
  review: review(overrides),
  at: 0,
  since: null,
});
const decided = (overrides: Partial<Review> = {}): ReviewState => ({
  phase: "decided",
  assessed: assessed(overrides),
  acknowledged: null,
  standing: null,
});

const refusal = {
  signed: Uint8Array.of(9),
  again: null,
  findings: [],
  standing: "unpaid",
} as const;

describe("reviewReducer", () => {
  it("lets an acknowledgement count for its own message only", () => {
    const state = decided({ verdict: "warn", messageHash: "bb" });
    expect(
      maySign(reviewReducer(state, { type: "acknowledge", messageHash: "aa", read: true })),
    ).toBe(false);
    expect(
      maySign(reviewReducer(state, { type: "acknowledge", messageHash: "bb", read: true })),
    ).toBe(true);
  });

  it("takes an acknowledgement back", () => {
    const state = decided({ verdict: "warn" });
    const read = reviewReducer(state, { type: "acknowledge", messageHash: "aa", read: true });
    expect(
      maySign(reviewReducer(read, { type: "acknowledge", messageHash: "aa", read: false })),
    ).toBe(false);
  });

  it("opens no way to the wallet from a block or from a message without a hash", () => {
    for (const state of [decided({ verdict: "block" }), decided({ messageHash: null })]) {
      expect(maySign(state)).toBe(false);
      expect(reviewReducer(state, { type: "ask" })).toBe(state);
    }
  });

  it("lets an expired transaction never be signed", () => {
    const settling = reviewReducer(decided(), { type: "settle" });
    expect(reviewReducer(settling, { type: "ask" })).toBe(settling);
    const expired = reviewReducer(settling, { type: "expire", standing: "unpaid" });
    expect(expired).toMatchObject({ phase: "expired", standing: "unpaid" });
    expect(reviewReducer(expired, { type: "ask" })).toBe(expired);
  });

  it("concludes nothing before the server was asked how the purchase stands", () => {
    const asking = reviewReducer(decided(), { type: "ask" });
    const checking = reviewReducer(asking, { type: "signed" });
    for (const state of [decided(), asking, checking]) {
      expect(reviewReducer(state, { type: "expire", standing: "unpaid" })).toBe(state);
      expect(reviewReducer(state, { type: "decline", standing: "unpaid" })).toBe(state);
      expect(reviewReducer(state, { type: "refuse", refusal })).toBe(state);
    }
  });

  it("ignores a reading of another preparation", () => {
    const reading = reviewReducer(initialState, { type: "prepared", preparation });
    const stale = { ...assessed(), preparation: { ...preparation } };
    expect(reviewReducer(reading, { type: "assessed", assessed: stale, standing: null })).toBe(
      reading,
    );
  });

  it("keeps an acknowledgement through another look only where nothing changed", () => {
    const warned = reviewReducer(decided({ verdict: "warn" }), {
      type: "acknowledge",
      messageHash: "aa",
      read: true,
    });
    const rechecking = reviewReducer(warned, { type: "recheck" });
    expect(rechecking.phase).toBe("rechecking");
    const looked = (same: boolean) =>
      reviewReducer(rechecking, {
        type: "rechecked",
        assessed: assessed({ verdict: "warn" }),
        same,
        standing: null,
      });
    expect(maySign(looked(true))).toBe(true);
    expect(maySign(looked(false))).toBe(false);
  });

  it("looks again only at what may be signed, and opens no wallet meanwhile", () => {
    const unread = decided({ verdict: "warn" });
    expect(reviewReducer(unread, { type: "recheck" })).toBe(unread);
    const rechecking = reviewReducer(decided(), { type: "recheck" });
    expect(maySign(rechecking)).toBe(false);
    expect(reviewReducer(rechecking, { type: "ask" })).toBe(rechecking);
  });

  it("ignores another look's answer about another preparation", () => {
    const rechecking = reviewReducer(decided(), { type: "recheck" });
    const stale = { ...assessed(), preparation: { ...preparation } };
    expect(
      reviewReducer(rechecking, { type: "rechecked", assessed: stale, same: true, standing: null }),
    ).toBe(rechecking);
  });

  it("carries what the wallet added into the watching, and no further", () => {
    const asking = reviewReducer(decided(), { type: "ask" });
    const compared = reviewReducer(reviewReducer(asking, { type: "signed" }), {
      type: "compared",
      added: ["One guard."],
    });
    const { purchase } = preparation;
    expect(reviewReducer(compared, { type: "follow", purchase })).toMatchObject({
      added: ["One guard."],
    });
    expect(reviewReducer(decided(), { type: "follow", purchase })).toMatchObject({ added: [] });
  });

  it("remembers the last reading across preparing again, to tell what changed", () => {
    const again = reviewReducer(decided(), { type: "prepare" });
    expect(again).toMatchObject({ phase: "preparing", before: { review: { messageHash: "aa" } } });
  });
});
