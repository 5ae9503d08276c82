import { describe, expect, it } from "vitest";
import { measureSkew, skewState } from "./clock-skew";

const SECOND = Date.parse("2026-11-22T10:00:00Z");
const HEADER = "Sun, 22 Nov 2026 10:00:00 GMT";

describe("upstream's clock", () => {
  it.each([
    ["the same", SECOND + 100, SECOND + 300, 0],
    ["at the end of the second it wrote", SECOND + 999, SECOND + 1_100, 0],
    ["slow to answer", SECOND - 4_000, SECOND + 6_000, 0],
    ["an hour ahead", SECOND - 3_600_100, SECOND - 3_600_000, 3_600_000],
    ["ten seconds behind", SECOND + 10_999, SECOND + 11_100, -10_000],
  ])("is %s", (_, sentAt, receivedAt, millis) => {
    expect(measureSkew(HEADER, null, sentAt, receivedAt)).toEqual({
      millis,
      measuredAt: receivedAt,
    });
  });

  it("that is known is not made less sure by a slow answer that leaves it possible", () => {
    const known = { millis: -39_001, measuredAt: 0 };
    const slow = measureSkew(HEADER, null, SECOND - 4_000, SECOND + 45_000, known);
    expect(slow).toEqual({ millis: -39_001, measuredAt: SECOND + 45_000 });
    expect(measureSkew(HEADER, null, SECOND + 100, SECOND + 300, known)?.millis).toBe(-300);
  });

  it.each([null, "", "yesterday", "2026-11-22T10:00:00Z", "1", "Sun, 99 Nov 2026 99:99:99 GMT"])(
    "is not told by %j",
    (header) => {
      expect(measureSkew(header, null, SECOND, SECOND)).toBeNull();
    },
  );

  it("is not told by an answer out of a cache", () => {
    expect(measureSkew(HEADER, "3600", SECOND + 3_600_000, SECOND + 3_600_100)).toBeNull();
  });

  it.each([
    [0, "pass"],
    [30_000, "pass"],
    [-30_001, "attention"],
    [300_000, "attention"],
    [300_001, "fail"],
  ] as const)("off by %i ms is %s", (millis, state) => {
    expect(skewState({ millis, measuredAt: 0 })).toBe(state);
  });
});
