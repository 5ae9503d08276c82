import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { requirementNames, worstOf } from "@/lib/core/posture";
import { attention, fail, pass, type Measure } from "./check";
import { checks } from "./checks";
import { measureRow, measureRows, reportOf } from "./measure";
import type { Probe } from "./probe/probe";
import { openHealthy } from "./testing/healthy";

let probe: Probe;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ probe, close } = await openHealthy());
}, 120_000);
afterAll(() => close());

const row = (measure: Measure) => measureRow("rotation", measure, probe, 50);

describe("a line", () => {
  it("is as bad as the worst that was found, and failed where nothing was", () => {
    expect(worstOf([pass("a"), attention("b"), pass("c")])).toBe("attention");
    expect(worstOf([attention("b"), fail("c"), pass("a")])).toBe("fail");
    expect(worstOf([pass("a")])).toBe("pass");
    expect(worstOf([])).toBe("fail");
  });

  it("fails with the error's code where measuring throws, and never repeats its words", async () => {
    const coded = await row(() => Promise.reject(new CodedError("REALM_UNAVAILABLE", "canary")));
    expect(coded).toMatchObject({ state: "fail", name: "rotation", ids: ["R3", "M2", "M3", "D2"] });
    expect(coded.findings[0]?.words).toBe("It could not be measured: REALM_UNAVAILABLE.");
    const other = await row(() => {
      throw new Error("canary");
    });
    expect(JSON.stringify([coded, other])).not.toContain("canary");
    expect(other.state).toBe("fail");
  });

  it("fails where measuring does not come to an end", async () => {
    const endless = await row(() => new Promise(() => undefined));
    expect(endless.findings).toEqual([fail("It could not be measured within 0.05 seconds.")]);
  });
});

describe("all lines", () => {
  it("are measured a few at a time and stay in their order", async () => {
    const state = { now: 0, most: 0 };
    const measure: Measure = async () => {
      state.now += 1;
      state.most = Math.max(state.most, state.now);
      await new Promise((resolve) => setImmediate(resolve));
      state.now -= 1;
      return [pass("fine")];
    };
    const names = requirementNames.slice(0, 12);
    const table = { ...checks };
    for (const name of names) table[name] = measure;
    table.rotation = () => Promise.resolve([fail("not fine")]);
    const rows = await measureRows(names, table, probe);
    expect(rows.map(({ name }) => name)).toEqual(names);
    expect(state.most).toBe(4);
    const { counts } = reportOf(rows);
    expect(counts).toEqual({ pass: names.length - 1, attention: 0, fail: 1 });
  });
});
