import { describe, expect, it } from "vitest";
import { SESSION_ENDED } from "./fetch-purchases";
import { pollMilliseconds } from "./poll";

describe("pollMilliseconds", () => {
  it("stops when every purchase is at an end", () => {
    expect(pollMilliseconds([], null)).toBe(false);
    expect(pollMilliseconds([{ state: "owned" }, { state: "expired" }], null)).toBe(false);
  });

  it("stops when the session ended, since every further answer would be the same", () => {
    expect(pollMilliseconds([{ state: "submitted" }], new Error(SESSION_ENDED))).toBe(false);
  });

  it("asks often while the chain decides, less often while a person does, and least after a failure", () => {
    const live = pollMilliseconds([{ state: "prepared" }, { state: "submitted" }], null);
    const waiting = pollMilliseconds([{ state: "prepared" }], null);
    const failed = pollMilliseconds([{ state: "submitted" }], new Error("offline"));
    expect(live).toBeLessThan(Number(waiting));
    expect(waiting).toBeLessThan(Number(failed));
  });
});
