import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requirementNames, type RequirementName } from "@/lib/core/posture";
import { checks } from "./checks";
import { measureRow } from "./measure";
import { credentialPairs } from "./pairs/credentials";
import { inputPairs } from "./pairs/input";
import { answering, type Pair } from "./pairs/pair";
import { peoplePairs } from "./pairs/people";
import { provingPairs } from "./pairs/proving";
import { upstreamPairs } from "./pairs/upstreams";
import { webhookPairs } from "./pairs/webhooks";
import type { Probe } from "./probe/probe";
import { openHealthy } from "./testing/healthy";

/** What is taken away from each line; a line without a pair does not compile. */
const pairs: Readonly<Record<RequirementName, readonly Pair[]>> = {
  ...credentialPairs,
  ...upstreamPairs,
  ...inputPairs,
  ...peoplePairs,
  ...webhookPairs,
  ...provingPairs,
};

const table = requirementNames.flatMap((name) =>
  pairs[name].map((pair) => ({ name, turns: "fail" as const, ...pair })),
);

/** Backups are the one thing that no instance can see of itself. */
const alwaysAttention: ReadonlySet<RequirementName> = new Set(["deployment"]);

let healthy: Awaited<ReturnType<typeof openHealthy>>;
beforeAll(async () => {
  healthy = await openHealthy();
}, 120_000);
afterAll(() => healthy.close());

describe("with its protection in place", () => {
  it.each(requirementNames)("%s passes", async (name) => {
    const row = await measureRow(name, checks[name], healthy.probe);
    const wanted = alwaysAttention.has(name) ? "attention" : "pass";
    expect({ state: row.state, findings: row.findings }).toEqual({
      state: wanted,
      findings: row.findings,
    });
  });
});

describe("where the operator's networks are named and this machine is in none", () => {
  const names = ["least-privilege", "deliveries", "metrics-and-alerts"] as const;
  it.each(names)("%s passes: the door is closed to it", async (name) => {
    const closed = answering((answer, path) =>
      /operator|metrics/u.test(path) ? { ...answer, status: 403 } : answer,
    );
    expect((await measureRow(name, checks[name], closed(healthy.probe))).state).toBe("pass");
  });
});

describe("the forgeries that a measurement sends", () => {
  const notedBy = async (change: Partial<Probe>): Promise<readonly number[]> => {
    const noted: number[] = [];
    const noteRehearsedForgeries = (by: number): void => {
      noted.push(by);
    };
    const probe = { ...healthy.probe, ...change, noteRehearsedForgeries };
    await measureRow("webhook-signatures", checks["webhook-signatures"], probe);
    return noted;
  };

  it("are noted before they leave, one by one, as no attack", async () => {
    expect(await notedBy({})).toEqual([1, 1]);
  });

  it("are noted no longer where this process counted none, so that no attack is taken for them", async () => {
    const still = { ...healthy.probe.webhookCounts() };
    expect(await notedBy({ webhookCounts: () => still })).toEqual([1, -1, 1, -1]);
    const lost = () => Promise.reject(new Error("nobody answered"));
    expect(await notedBy({ ask: lost })).toEqual([1, -1]);
  });
});

describe("without its protection", () => {
  it.each(table)("$name turns to $turns: without $without", async (pair) => {
    const { name, take, turns, isUnmeasured = false } = pair;
    const row = await measureRow(name, checks[name], take(healthy.probe), 2_000);
    expect(row.state, row.findings.map(({ words }) => words).join(" ")).toBe(turns);
    const reason = row.findings.find(({ state }) => state === turns)?.words ?? "";
    expect(reason.startsWith("It could not be measured"), reason).toBe(isUnmeasured);
  });
});
