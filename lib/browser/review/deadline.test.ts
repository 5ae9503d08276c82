import { describe, expect, it } from "vitest";
import { timeLeft } from "./deadline";

const first = { at: 0, height: 50n };

describe("timeLeft", () => {
  it("assumes Solana's block time until it has seen this cluster's", () => {
    expect(timeLeft(150n, first, first)).toEqual({ seconds: 40, share: 1, over: false });
  });

  it("follows the pace it has seen", () => {
    const latest = { at: 10_000, height: 60n };
    expect(timeLeft(150n, first, latest)).toEqual({ seconds: 90, share: 0.9, over: false });
  });

  it("is not over at the last valid height, and is over one block later", () => {
    expect(timeLeft(150n, first, { at: 40_000, height: 150n })).toMatchObject({
      seconds: 0,
      over: false,
    });
    expect(timeLeft(150n, first, { at: 40_400, height: 151n }).over).toBe(true);
  });

  it("does not divide by a cluster that stands still", () => {
    expect(timeLeft(150n, first, { at: 60_000, height: 50n }).seconds).toBe(40);
  });

  it("is over for a blockhash that was dead when the watch began", () => {
    expect(timeLeft(40n, first, first)).toEqual({ seconds: 0, share: 0, over: true });
  });
});
