import { expect, test } from "vitest";
import { limitFigures, noRefusals, noteRefusal } from "./refusals";

const NOON = Date.parse("2026-11-22T12:00:00.000Z");
const MINUTE = 60_000;

test("refusals of the last hour are counted by limit, older ones are not, and the last one is dated", () => {
  const counts = noRefusals();
  noteRefusal(counts, "purchase", NOON);
  noteRefusal(counts, "read", NOON + 30 * MINUTE);
  noteRefusal(counts, "read", NOON + 30 * MINUTE);
  const [first, second] = limitFigures(counts, NOON + 59 * MINUTE);
  expect(first).toMatchObject({ name: "read", refusedLately: 2, perWallet: 300, seconds: 60 });
  expect(second).toMatchObject({ name: "purchase", refusedLately: 1 });
  const later = limitFigures(counts, NOON + 61 * MINUTE);
  expect(later.find(({ name }) => name === "purchase")).toMatchObject({
    refusedLately: 0,
    refusedAt: new Date(NOON),
  });
  expect(later.find(({ name }) => name === "webhook")).toMatchObject({
    refusedLately: 0,
    refusedAt: null,
  });
});

test("an attack that lasts for days takes the room of an hour", () => {
  const counts = noRefusals();
  for (let minute = 0; minute < 5_000; minute += 1)
    noteRefusal(counts, "rpc", NOON + minute * MINUTE);
  expect(counts.get("rpc")?.byMinute.size).toBe(60);
});
