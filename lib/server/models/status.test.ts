import { describe, expect, it } from "vitest";
import { modelStatuses } from "@/lib/core/realm";
import { nextModelStatus } from "./status";

describe("the status of a model", () => {
  it("goes forwards along a training, and an answer that says less is an old one", () => {
    const training = ["pending_training", "training_queued", "training"] as const;
    for (const [known, from] of training.entries())
      for (const [told, to] of training.entries())
        expect(nextModelStatus(from, to)).toBe(told > known ? to : from);
    for (const from of training)
      for (const end of ["active", "failed"] as const) expect(nextModelStatus(from, end)).toBe(end);
  });

  it("leaves an end for the next training or its end, and never for before the first", () => {
    for (const end of ["active", "failed"] as const)
      for (const told of modelStatuses)
        expect(nextModelStatus(end, told)).toBe(told === "pending_training" ? end : told);
  });
});
