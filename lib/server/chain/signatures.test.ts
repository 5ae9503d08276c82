import { describe, expect, it } from "vitest";
import { isAbsentForGood, signatureStatus } from "./signatures";
import { codeOf } from "./testing/code-of";
import { clusterOf, dead, type Answers } from "./testing/nodes";

type Level = "processed" | "confirmed" | "finalized";
const status = (confirmationStatus: Level, err: unknown = null, slot = 5) => ({
  slot,
  confirmationStatus,
  err,
});
const BEGUN = 1_795_000_000;
/** What a node has of its ledger: its first block, and when that was made in seconds. */
interface Ledger {
  readonly first: unknown;
  readonly time?: unknown;
}
/** A node whose finalized chain is `height` blocks high at slot 1000, and which knows `known`. */
const node =
  (
    height: number,
    known: unknown = null,
    asOf = 1_000,
    { first, time }: Ledger = { first: 0 },
  ): Answers =>
  (method, params) => {
    if (method === "getEpochInfo") return { absoluteSlot: 1_000, blockHeight: height };
    if (method === "getFirstAvailableBlock") return first;
    if (method === "getBlockTime") return params?.[0] === first ? time : undefined;
    return { context: { slot: asOf }, value: [known] };
  };
const since = (ledger: Ledger): Answers => node(101, null, 1_000, ledger);

describe("whether a signature can never land any more", () => {
  const absent = (first: Answers, ...others: Answers[]): Promise<boolean> =>
    isAbsentForGood(clusterOf(first, ...others), {
      signature: "sig",
      lastValidBlockHeight: 100n,
      begunAt: new Date(BEGUN * 1_000),
    });

  it("needs the height to have passed, not reached", async () => {
    expect(await absent(node(100))).toBe(false);
    expect(await absent(node(101))).toBe(true);
  });

  it("is denied by one endpoint that knows it, or has not come that far", async () => {
    expect(await absent(node(101), node(101, status("processed")))).toBe(false);
    expect(await absent(node(101), node(99))).toBe(false);
  });

  it("is not concluded while one endpoint does not answer: it may be the one that knows", async () => {
    expect(await absent(dead, node(101))).toBe(false);
    expect(await absent(node(101), node(101))).toBe(true);
    expect(await codeOf(absent(dead, dead))).toBe("CHAIN_UNAVAILABLE");
  });

  it("is not concluded from a status older than the height it was held against", async () => {
    expect(await absent(node(101, null, 999))).toBe(false);
    expect(await absent(node(101, null, 1_000))).toBe(true);
  });

  it("is not concluded from a node whose ledger begins after the payment may have been made", async () => {
    expect(await absent(since({ first: 900, time: BEGUN + 1 }))).toBe(false);
    expect(await absent(since({ first: 900, time: BEGUN - 59 }))).toBe(false);
    expect(await absent(since({ first: 900, time: null }))).toBe(false);
    expect(await absent(since({ first: 900, time: BEGUN - 61 }))).toBe(true);
    expect(await absent(node(101), since({ first: 900, time: BEGUN + 1 }))).toBe(false);
  });

  it("is not concluded from a node that does not say how far back its ledger reaches", async () => {
    expect(await codeOf(absent(since({ first: null })))).toBe("CHAIN_UNAVAILABLE");
    expect(await absent(node(101), since({ first: 900 }))).toBe(false);
  });

  it("is not concluded from an answer of another shape", async () => {
    expect(await codeOf(absent(() => ({ context: { slot: 1_000 }, value: [] })))).toBe(
      "CHAIN_UNAVAILABLE",
    );
    expect(await codeOf(absent(node(2 ** 60)))).toBe("CHAIN_UNAVAILABLE");
    expect(await absent(node(2 ** 60), node(101))).toBe(false);
  });
});

describe("what is known of a signature", () => {
  const known = (first: Answers, ...others: Answers[]) =>
    signatureStatus(clusterOf(first, ...others), "sig");
  const failure = { InstructionError: [3, { Custom: 1 }] };

  it("is nothing only where every endpoint that answers knows nothing", async () => {
    expect(await known(node(1), node(1))).toBeNull();
    expect(await known(dead, node(1))).toBeNull();
    expect(await known(node(1), node(1, status("finalized")))).not.toBeNull();
    expect(await codeOf(known(dead, dead))).toBe("CHAIN_UNAVAILABLE");
  });

  it.each([
    ["one endpoint's word where there is one", [status("finalized")], "finalized"],
    ["the least of what they say", [status("finalized"), status("confirmed")], "confirmed"],
    ["no more than seen while it is processed", [status("finalized"), status("processed")], "seen"],
    ["no more than seen while one does not know it", [status("finalized"), null], "seen"],
    [
      "no more than seen where they disagree on its outcome",
      [status("finalized"), status("finalized", failure)],
      "seen",
    ],
    [
      "no more than seen where they disagree on its slot",
      [status("confirmed"), status("confirmed", null, 6)],
      "seen",
    ],
  ])("is confirmed as far as all agree: %s", async (_, statuses, confirmation) => {
    const [first, ...others] = statuses.map((one) => node(1, one));
    expect(await known(first ?? dead, ...others)).toMatchObject({ confirmation });
  });

  it("carries the chain's error", async () => {
    expect(await known(node(1, status("finalized", failure)))).toEqual({
      slot: 5n,
      confirmation: "finalized",
      error: failure,
    });
  });
});
