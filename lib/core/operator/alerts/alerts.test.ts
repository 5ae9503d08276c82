import { describe, expect, test } from "vitest";
import { advance, quietSince, type Standing } from "./advance";
import { alertRule, alertRules, isBreached, thresholdWords, valueWords } from "./rules";

const NOON = new Date("2026-11-22T12:00:00.000Z");
const after = (seconds: number): Date => new Date(NOON.getTime() + seconds * 1_000);

/** Each rule's last harmless value, and its first of which somebody is told. */
const edges = {
  "chain-01": [0, 1],
  "sale-disputed": [0, 1],
  "purchase-stuck": [0, 1],
  "realm-down": [0, 1],
  "chain-down": [0, 1],
  "rpc-down": [0, 1],
  "realm-signature": [2, 3],
  "realm-credential": [2, 3],
  "refusals-burst": [99, 100],
  "webhook-forgery": [9, 10],
  "webhook-parked": [0, 1],
  "rate-limit-low": [10, 9.9],
  "credential-overdue": [0, 1],
  "clock-skew": [29.9, 30],
} as const satisfies Record<(typeof alertRules)[number]["id"], readonly [number, number]>;

/** How it stands after each value, a look every ten seconds. */
const looks = (
  id: (typeof alertRules)[number]["id"],
  values: readonly (number | null)[],
  from: Standing = quietSince(NOON),
) => {
  const told: string[] = [];
  let standing = from;
  values.forEach((value, index) => {
    const advanced = advance(alertRule(id), standing, value, after(index * 10));
    standing = advanced.standing;
    const { event } = advanced;
    if (event !== null) told.push(`${event.kind}${event.telling ? "" : " (silent)"} ${index}`);
  });
  return { standing, told };
};

test.each(alertRules.map(({ id }) => id))("%s fires at its threshold, and not before", (id) => {
  const rule = alertRule(id);
  const [harmless, harmful] = edges[id];
  expect(isBreached(rule, harmless)).toBe(false);
  expect(isBreached(rule, harmful)).toBe(true);
  const enough = rule.holds / 10_000 + 1;
  expect(looks(id, Array<number>(10).fill(harmless)).told).toEqual([]);
  const { told, standing } = looks(id, [...Array<number>(enough).fill(harmful), harmless]);
  expect(told).toEqual([`fired ${enough - 1}`, `resolved ${enough}`]);
  expect(standing).toMatchObject({ state: "quiet", told: false, value: harmless });
});

test("every rule says what it means, what to do, and where to look, under an id of its own", () => {
  expect(new Set(alertRules.map(({ id }) => id)).size).toBe(alertRules.length);
  for (const { means, todo, href } of alertRules) {
    expect(means.length).toBeGreaterThan(20);
    expect(todo.length).toBeGreaterThan(10);
    expect(href).toMatch(/^\/operator/u);
  }
});

test("what is over before the time a rule asks for wakes nobody", () => {
  const { told, standing } = looks("realm-down", [1, 1, 0, 1, 1]);
  expect(told).toEqual([]);
  expect(standing).toMatchObject({ state: "pending", since: after(30) });
});

test("one that goes on firing is told once; where each one counts, again when there are more", () => {
  expect(looks("realm-credential", [5, 9, 40]).told).toEqual(["fired 0"]);
  expect(looks("purchase-stuck", [1, 1, 3, 2, 3, 4]).told).toEqual([
    "fired 0",
    "worse 2",
    "worse 4",
    "worse 5",
  ]);
});

test("another one that comes after one is over is told, though there are no more than before", () => {
  expect(looks("chain-01", [2, 1, 2, 2]).told).toEqual(["fired 0", "worse 2"]);
  expect(looks("chain-01", [2, 1, null, 2]).told).toEqual(["fired 0", "worse 3"]);
});

test("a rule that began to hold by a clock that was ahead does not wait until then", () => {
  const ahead: Standing = { ...quietSince(after(3_600)), state: "pending" };
  expect(looks("realm-down", [1, 1, 1], ahead).told).toEqual(["fired 2"]);
});

test("getting worse takes the acknowledgement away: what was seen were the others", () => {
  const first = looks("purchase-stuck", [2]).standing;
  const seen = { ...first, acknowledgedAt: after(5) };
  expect(advance(alertRule("purchase-stuck"), seen, 1, after(10)).standing.acknowledgedAt).toEqual(
    after(5),
  );
  expect(
    advance(alertRule("purchase-stuck"), seen, 3, after(10)).standing.acknowledgedAt,
  ).toBeNull();
});

test("what could not be measured neither fires nor is over", () => {
  expect(looks("chain-01", [null, null]).told).toEqual([]);
  const { told, standing } = looks("chain-01", [1, null, null, 0]);
  expect(told).toEqual(["fired 0", "resolved 3"]);
  expect(standing.state).toBe("quiet");
  expect(looks("chain-01", [1, null]).standing).toMatchObject({ state: "firing", value: null });
});

describe("while it is silenced", () => {
  const silenced = { ...quietSince(NOON), silencedUntil: after(25) };

  test("nobody outside is told, and what still fires afterwards is told then", () => {
    expect(looks("realm-credential", [3, 3, 3, 3, 3], silenced).told).toEqual([
      "fired (silent) 0",
      "fired 3",
    ]);
  });

  test("what was over by then is never told, and what was told before is told to be over later", () => {
    expect(looks("realm-credential", [3, 0, 0, 0], silenced).told).toEqual([
      "fired (silent) 0",
      "resolved (silent) 1",
    ]);
    const firing = looks("purchase-stuck", [1]).standing;
    const asked = { ...firing, silencedUntil: after(15) };
    expect(looks("purchase-stuck", [1, 2, 2, 0], asked).told).toEqual([
      "worse (silent) 1",
      "worse 2",
      "resolved 3",
    ]);
  });

  test("each that comes is noted once, and all of them are told at its end", () => {
    const firing = looks("purchase-stuck", [1]).standing;
    const asked = { ...firing, silencedUntil: after(45) };
    expect(looks("purchase-stuck", [1, 2, 2, 3, 3, 3, 3], asked).told).toEqual([
      "worse (silent) 1",
      "worse (silent) 3",
      "worse 5",
    ]);
    expect(looks("purchase-stuck", [1, 2, 2, 1, 1, 1], asked).told).toEqual(["worse (silent) 1"]);
    const unheard = { ...quietSince(NOON), silencedUntil: after(25) };
    expect(looks("purchase-stuck", [1, 2, 2, 2, 2], unheard).told).toEqual([
      "fired (silent) 0",
      "worse (silent) 1",
      "fired 3",
    ]);
  });

  test("what an operator has acknowledged meanwhile stays so when it is told", () => {
    const silent = { ...looks("purchase-stuck", [1]).standing, silencedUntil: after(15) };
    const seen = { ...looks("purchase-stuck", [1, 2], silent).standing, acknowledgedAt: after(12) };
    const { standing, event } = advance(alertRule("purchase-stuck"), seen, 2, after(20));
    expect(event).toEqual({ kind: "worse", telling: true });
    expect(standing.acknowledgedAt).toEqual(after(12));
  });

  test("a silence outlasts the alert it was asked for", () => {
    expect(looks("realm-credential", [3, 0], silenced).standing.silencedUntil).toEqual(after(25));
  });
});

test("values and thresholds are told with their unit", () => {
  expect(valueWords(alertRule("purchase-stuck"), 1)).toBe("1 purchase");
  expect(valueWords(alertRule("purchase-stuck"), 3)).toBe("3 purchases");
  expect(thresholdWords(alertRule("rate-limit-low"))).toBe("below 10 %");
  expect(thresholdWords(alertRule("realm-down"))).toBe("from 1 check in vain, for 20 s");
  expect(valueWords(alertRule("clock-skew"), 42.123)).toBe("42.1 s");
});
