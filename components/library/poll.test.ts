import { describe, expect, it } from "vitest";
import { SESSION_ENDED } from "./fetch-purchases";
import { pollMilliseconds } from "./poll";

const known = { purchases: [{ state: "submitted" }], error: null, live: "polling" } as const;

describe("pollMilliseconds", () => {
  it("stops while changes are told, and when the session ended", () => {
    expect(pollMilliseconds({ ...known, live: "live" })).toBe(false);
    expect(pollMilliseconds({ ...known, live: "ended" })).toBe(false);
    expect(pollMilliseconds({ ...known, error: new Error(SESSION_ENDED) })).toBe(false);
  });

  it("asks every few seconds until changes are told, and when they no longer are", () => {
    for (const live of ["connecting", "polling"] as const) {
      expect(pollMilliseconds({ ...known, live })).toBeLessThanOrEqual(3_000);
    }
  });

  it("asks again after a failure though changes are told: this one was not shown", () => {
    const failed = { ...known, live: "live", error: new Error("offline") } as const;
    expect(pollMilliseconds(failed)).toBeGreaterThan(0);
  });

  it("asks less often while a person decides, less again after a failure, and least when all has ended", () => {
    const paces = [
      known,
      { ...known, purchases: [{ state: "prepared" }] },
      { ...known, error: new Error("offline") },
      { ...known, purchases: [{ state: "owned" }, { state: "expired" }] },
    ] as const;
    const millis = paces.map((pace) => Number(pollMilliseconds(pace)));
    expect(millis).toEqual(millis.toSorted((left, right) => left - right));
    expect(new Set(millis).size).toBe(4);
  });
});
