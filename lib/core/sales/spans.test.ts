import { describe, expect, it } from "vitest";
import { spansBetween, stepsFor } from "./spans";

const day = (text: string): Date => new Date(`${text}T00:00:00.000Z`);
const labels = (from: string, to: string, step: "day" | "week" | "month"): string[] =>
  spansBetween(day(from), new Date(`${to}T23:59:59.999Z`), step).map(({ label }) => label);

describe("the spans of a chart", () => {
  it("leave no day out, the days of a leap year and the last moment of a day included", () => {
    expect(labels("2028-02-28", "2028-03-01", "day")).toEqual([
      "28 Feb 2028",
      "29 Feb 2028",
      "1 Mar 2028",
    ]);
  });

  it("begin weeks on Monday, across the end of a year too, cut to what was asked for", () => {
    expect(labels("2026-12-27", "2027-01-05", "week")).toEqual([
      "27 Dec 2026",
      "28 Dec 2026 to 3 Jan 2027",
      "4 to 5 Jan 2027",
    ]);
    const [sunday, monday] = spansBetween(day("2026-12-27"), day("2026-12-28"), "week");
    expect([sunday?.start, monday?.start]).toEqual(["2026-12-21", "2026-12-28"]);
  });

  it("are whole months by their name, and parts of one by their days", () => {
    expect(labels("2026-10-15", "2026-12-02", "month")).toEqual([
      "15 to 31 Oct 2026",
      "Nov 2026",
      "1 to 2 Dec 2026",
    ]);
    expect(labels("2026-09-01", "2026-10-31", "month")).toEqual(["Sep 2026", "Oct 2026"]);
  });

  it("count the days of UTC, whatever the zone of whoever looks", () => {
    const lateInHonolulu = new Date("2026-11-22T23:30:00-10:00");
    expect(spansBetween(lateInHonolulu, lateInHonolulu, "day")[0]?.start).toBe("2026-11-23");
  });

  it("come in no step of which there would be too many to read", () => {
    expect(stepsFor(day("2026-10-24"), day("2026-11-22"))).toEqual(["day", "week", "month"]);
    expect(stepsFor(day("2025-12-01"), day("2026-11-22"))).toEqual(["week", "month"]);
    expect(stepsFor(day("2006-12-01"), day("2026-11-22"))).toEqual(["month"]);
  });
});
