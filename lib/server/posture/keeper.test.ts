import { beforeEach, expect, test } from "vitest";
import { requirementNames, type PostureRow } from "@/lib/core/posture";
import { nothingMeasured, postureKeeper } from "./keeper";

const MINUTE = 60_000;
const NOON = Date.parse("2026-11-22T12:00:00.000Z");
const every = [...requirementNames];

const measuredAt = (name: string, at: number): PostureRow => ({
  ...{ name, ids: [], requirement: "", state: "pass", findings: [], tookMs: 1 },
  ...{ takenAt: new Date(at).toISOString(), documentation: "", code: "", test: "" },
});

let at: number;
let asked: string[][];
let keeper: ReturnType<typeof postureKeeper>;
beforeEach(() => {
  at = NOON;
  asked = [];
  keeper = postureKeeper({
    measured: nothingMeasured(),
    now: () => at,
    measureRows: (names) => {
      asked.push([...names]);
      return Promise.resolve(names.map((name) => measuredAt(name, at)));
    },
  });
});

test("what was measured less than ten minutes ago is how it stands; what is older is measured again", async () => {
  await keeper.posture();
  at += 10 * MINUTE - 1;
  await keeper.posture();
  expect(asked).toEqual([every]);
  at += 1;
  const { rows } = await keeper.posture();
  expect(asked).toEqual([every, every]);
  expect(new Set(rows.map(({ takenAt }) => Date.parse(takenAt)))).toEqual(new Set([at]));
});

test("one line is measured alone, whatever is missing or old, and then no other for its sake", async () => {
  const [first = "rotation", ...others] = requirementNames;
  expect(await keeper.measureOne(first)).toMatchObject({ name: first });
  expect(asked).toEqual([[first]]);
  expect((await keeper.posture()).rows).toHaveLength(every.length);
  expect(asked.at(-1)).toEqual(others);
  at += 9 * MINUTE;
  await keeper.measureOne(first);
  at += MINUTE;
  await keeper.posture();
  expect(asked.slice(2)).toEqual([[first], others]);
  await expect(keeper.measureOne("nothing")).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("who asks while it is measured is given the same, and all are measured where all were asked for", async () => {
  await Promise.all([keeper.posture(), keeper.posture()]);
  expect(asked).toEqual([every]);
  await Promise.all([keeper.measureAll(), keeper.measureAll(), keeper.posture()]);
  expect(asked).toEqual([every, every]);
});

test("what a clock that was ahead measured is not believed to be of today", async () => {
  await keeper.posture();
  at -= MINUTE;
  await keeper.posture();
  expect(asked).toHaveLength(2);
});
