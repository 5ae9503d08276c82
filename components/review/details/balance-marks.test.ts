import { describe, expect, it } from "vitest";
import { balanceMark } from "./balance-marks";

describe("balanceMark", () => {
  it("calls a change that was not observed unknown, even where nothing was expected", () => {
    expect(balanceMark({ expected: 0n, observed: null })).toBe("unknown");
    expect(balanceMark({ expected: null, observed: null })).toBe("unknown");
  });

  it("does not take a change that nobody stated for a stated one", () => {
    expect(balanceMark({ expected: null, observed: 0n })).toBe("not stated");
  });

  it("tells one lamport", () => {
    expect(balanceMark({ expected: -5n, observed: -5n })).toBe("as stated");
    expect(balanceMark({ expected: -5n, observed: -6n })).toBe("differs");
  });
});
