import { expect, it } from "vitest";
import { useLines } from "./use-lines";

const hour = "2026-11-22T10:00:00.000Z";
const operation = {
  ...{ operation: "getProfile", calls: 501, errors: 1 },
  firstHour: "2026-11-01T08:00:00.000Z",
  lastAt: "2026-11-22T10:12:00.000Z",
};
const calls = [{ hour, operation: "getProfile", calls: 1, errors: 0 }];

it("tells all calls by operation, and how many hours it does not list", () => {
  expect(useLines({ operations: [operation], calls, hoursInAll: 400 })).toEqual([
    "Every call made with it:",
    "  getProfile: 501 calls, 1 failed, from 2026-11-01T08:00:00.000Z to 2026-11-22T10:12:00.000Z",
    "By the hour, the newest 1 of 400; Evidence on its page has all:",
    "  2026-11-22T10:00:00.000Z  getProfile: 1 call, 0 failed",
  ]);
  expect(useLines({ operations: [operation], calls, hoursInAll: 1 })[2]).toBe("By the hour:");
});

it("tells nothing where nothing was called", () => {
  expect(useLines({})).toEqual([]);
});
