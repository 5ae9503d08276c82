import { describe, expect, it } from "vitest";
import { isEnd, purchaseStates } from "@/lib/core/purchase";
import { timeline } from "./timeline";

const marks = (
  ...[state, history = []]: [Parameters<typeof timeline>[0], Parameters<typeof timeline>[1]?]
) => timeline(state, history).map(({ mark }) => mark);

describe("timeline", () => {
  it("moves one station at a time from preparing to owned", () => {
    expect(marks("created")).toEqual(["now", "ahead", "ahead", "ahead"]);
    expect(marks("prepared")).toEqual(["done", "now", "ahead", "ahead"]);
    expect(marks("submitted")).toEqual(["done", "done", "now", "ahead"]);
    expect(marks("paid")).toEqual(["done", "done", "done", "now"]);
    expect(marks("owned")).toEqual(["done", "done", "done", "done"]);
  });

  it("shows a signed purchase and a submitted one alike: both have left the person's hands", () => {
    expect(marks("signed")).toEqual(marks("submitted"));
  });

  it("keeps what an ended purchase reached and never shows it as going on", () => {
    expect(
      marks("declined", [{ state: "created" }, { state: "prepared" }, { state: "declined" }]),
    ).toEqual(["done", "void", "void", "void"]);
    for (const state of purchaseStates.filter(isEnd)) expect(marks(state)).not.toContain("now");
  });

  it("shows nothing done for one that failed before anything was prepared", () => {
    expect(marks("failed", [{ state: "created" }, { state: "failed" }])).toEqual([
      "void",
      "void",
      "void",
      "void",
    ]);
    expect(marks("failed")).toEqual(["void", "void", "void", "void"]);
  });
});
