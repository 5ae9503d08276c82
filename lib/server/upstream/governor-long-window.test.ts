import { describe, expect, it } from "vitest";
import { answered, asking, governed, GROUP, headers, NOW } from "./testing/governed";

const HOUR = 60 * 60_000;
const DAY = NOW + 24 * HOUR;
const MINUTE = NOW + 60_000;

/** A budget of a whole day that is used up. */
const usedUp = () => {
  const day = governed();
  day.told(100, 0, DAY);
  return day;
};

describe("the rate governor, of a window longer than an hour,", () => {
  it("believes what is left, shows it, warns, and draws no refusal", () => {
    const { governor, near, told, admit } = governed();
    told(20, 3, NOW + 2 * HOUR);
    expect(governor.state()).toEqual([
      { group: GROUP, limit: 20, remaining: 3, resetAt: NOW + 2 * HOUR },
    ]);
    const urgent = Array.from({ length: 5 }, () => admit(NOW, { urgent: true, patience: 8_000 }));
    expect(urgent).toEqual([0, 0, 0, Infinity, Infinity]);
    expect(governor.isLimited(GROUP, NOW)).toBe(true);
    const other = governed();
    other.told(20, 1, DAY);
    expect([near, other.near]).toEqual([[], [1]]);
  });

  it("holds back for an hour at the most, then lets one after the other ask how it stands", () => {
    const { governor, admit } = usedUp();
    expect(admit(NOW + HOUR - 60_000, { patience: 8_000, urgent: true })).toBe(Infinity);
    const later = NOW + HOUR;
    const crowd = Array.from({ length: 20 }, () => asking(governor, later));
    expect(crowd.filter(({ wait }) => wait === 0)).toHaveLength(1);
    const [trying] = crowd;
    if (trying) governor.release(trying.ticket);
    expect(admit(later, { urgent: true })).toBe(0);
  });

  it.each([
    ["says the same: for another hour", 200],
    ["is a refusal: for another hour", 429],
  ])("holds back as before where the answer to that %s", (_, status) => {
    const { governor, admit } = usedUp();
    const later = NOW + HOUR;
    const { ticket } = asking(governor, later, { urgent: true });
    governor.learn(ticket, answered(headers(100, 0, DAY), status, later));
    const patience = { patience: 8_000, urgent: true };
    expect(admit(later + HOUR - 60_000, patience)).toBe(Infinity);
    expect(admit(later + HOUR, patience)).toBe(0);
  });

  it.each([
    ["another window", headers(100, 90, NOW + HOUR + 60_000)],
    ["the same window, whole again", headers(100, 90, DAY)],
    ["nothing of any limit", () => null],
  ])("goes on where the answer to that tells of %s", (_, told) => {
    const { governor } = usedUp();
    const later = NOW + HOUR;
    const { ticket } = asking(governor, later, { urgent: true });
    governor.learn(ticket, answered(told, 200, later));
    const crowd = Array.from({ length: 20 }, () => asking(governor, later + 1).wait);
    expect(crowd).toEqual(Array.from({ length: 20 }, () => 0));
  });

  it("lets many go at once for as long as much is left, also hours later", () => {
    const { governor, told } = governed();
    told(1_000, 900, DAY);
    const { ticket } = asking(governor, NOW + 50 * 60_000);
    governor.learn(ticket, answered(headers(1_000, 800, DAY), 200, NOW + 50 * 60_000));
    const crowd = Array.from({ length: 20 }, () => asking(governor, NOW + 70 * 60_000).wait);
    expect(crowd).toEqual(Array.from({ length: 20 }, () => 0));
  });

  it("obeys Retry-After also where the reset is a day off, and late answers change nothing of it", () => {
    const { governor, sent, told, admit } = governed();
    told(100, 50, DAY);
    const [refused, late] = [sent(), sent()];
    const said = headers(100, 0, DAY);
    const header = (name: string) => (name === "retry-after" ? "7" : said(name));
    governor.learn(refused, answered(header, 429));
    governor.learn(late, answered(headers(100, 1, DAY), 200, NOW + 1_000));
    expect(admit(NOW + 6_999, { urgent: true })).toBeGreaterThan(0);
    expect(admit(NOW + 7_000, { urgent: true })).toBe(0);
  });

  it("shows a reset as a moment that every store takes, whatever the header says", () => {
    const { governor, sent } = governed();
    const said = new Map([
      ["x-ratelimit-limit", "100"],
      ["x-ratelimit-remaining", "7"],
      ["x-ratelimit-reset", "999999999999"],
    ]);
    governor.learn(
      sent(),
      answered((name) => said.get(name) ?? null),
    );
    const [told] = governor.state();
    expect(new Date(told?.resetAt ?? 0).toISOString()).toBe("9999-12-31T23:59:59.000Z");
  });
});

describe("the rate governor, of a 429 that says something is left,", () => {
  it("goes on after a moment: it was not for this limit", () => {
    const { governor, told, admit } = governed();
    told(100, 50, MINUTE, 429);
    const wait = admit(NOW, { patience: 2_000 });
    expect([wait > 0, wait < Infinity]).toEqual([true, true]);
    expect(governor.state()).toMatchObject([{ remaining: 50 }]);
    expect(admit(NOW + 1_000)).toBe(0);
  });

  it("waits for as long as Retry-After says", () => {
    const { governor, sent, admit } = governed();
    const said = headers(100, 50, MINUTE);
    const header = (name: string) => (name === "retry-after" ? "7" : said(name));
    governor.learn(sent(), answered(header, 429));
    expect(admit(NOW + 6_999, { urgent: true })).toBeGreaterThan(0);
    expect(admit(NOW + 7_000, { urgent: true })).toBe(0);
  });
});
