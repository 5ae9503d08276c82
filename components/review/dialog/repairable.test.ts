import { describe, expect, it } from "vitest";
import { finding } from "@/lib/browser/review/testing/fixtures";
import { repairable } from "./repairable";

describe("repairable", () => {
  it("offers another attempt for what a fresh transaction or more SOL takes away", () => {
    expect(repairable([finding("MSG-08", "block"), finding("PAY-07", "block")])).toBe(true);
  });

  it("offers none as soon as anything else stands against it", () => {
    expect(repairable([finding("MSG-08", "block"), finding("PAY-02", "block")])).toBe(false);
  });
});
