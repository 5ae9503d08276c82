import { describe, expect, it } from "vitest";
import { jobStates, openJobStates, type JobState } from "@/lib/core/job";
import { isOpenToNews, nextJobState, type JobEvent } from "./machine";

const events: readonly JobEvent[] = [
  "accept",
  "refuse",
  "doubt",
  "process",
  "complete",
  "fail",
  "lose",
  "abandon",
  "cancel",
];

/** How far a state is; where nothing is known, as far as the last thing that was. */
const rank: Readonly<Record<JobState, number>> = {
  created: 0,
  unconfirmed: 1,
  cancelled: 1,
  queued: 2,
  processing: 3,
  lost: 4,
  abandoned: 4,
  refused: 5,
  completed: 5,
  failed: 5,
};

describe("the life of a job", () => {
  it("goes forwards in every event of every state, and stays at REALM's own ends", () => {
    for (const state of jobStates)
      for (const event of events) {
        const next = nextJobState(state, event);
        if (next !== null) expect(rank[next]).toBeGreaterThan(rank[state]);
        if (rank[state] === 5) expect(next).toBeNull();
      }
  });

  it("reaches an end from every open state", () => {
    const isOpen = (state: JobState): boolean => openJobStates.some((open) => open === state);
    for (const state of openJobStates) {
      const nexts = events
        .map((event) => nextJobState(state, event))
        .filter((next) => next !== null);
      expect(nexts.some((next) => !isOpen(next))).toBe(true);
    }
  });

  it("hears REALM's word of what we gave up on, and of nothing that REALM never named", () => {
    expect(jobStates.filter(isOpenToNews)).toEqual(["queued", "processing", "lost", "abandoned"]);
  });
});
