import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { clusterFaults } from "../cluster/faults";
import { hostileKinds, licenceKinds } from "../realm";
import { walletModes } from "../wallet/mode";

/** Rules that are tripped by an order to the control port and not by a kind, a licence or a fault. */
const byOrder = {
  "INTENT-01": "/listing/price",
  "PAY-07": "/drain",
  "GET-04": '"licence":"none"',
} as const;

const textOf = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

const rulesIn = (...tables: readonly Readonly<Record<string, { rules: readonly string[] }>>[]) =>
  new Set(tables.flatMap((table) => Object.values(table).flatMap(({ rules }) => rules)));

// The list is read as text: this program imports nothing of the review, which it is made to test.
const specified = [...textOf("lib/core/review/rule-ids.ts").matchAll(/"([A-Z]+-\d\d)"/gu)].flatMap(
  ([, rule]) => rule ?? [],
);

describe("what the sandbox can do wrong", () => {
  it("has something for every rule of transaction review, and for no rule that there is not", () => {
    const named = rulesIn(hostileKinds, licenceKinds, walletModes, clusterFaults);
    expect(specified.length).toBeGreaterThanOrEqual(47);
    expect([...named, ...Object.keys(byOrder)].toSorted()).toEqual(specified.toSorted());
  });

  const docs = textOf("docs/sandbox.md");

  it("is told in docs/sandbox.md for the rules that need an order of their own", () => {
    for (const [rule, order] of Object.entries(byOrder)) {
      const line = docs.split("\n").find((each) => each.includes(order));
      expect(line, `${order} is told together with ${rule}`).toContain(rule);
    }
  });

  /** The rows of the table under a heading, cells trimmed. */
  const rowsUnder = (heading: string): string[][] => {
    const [, section = ""] = docs.split(`\n### ${heading}\n`);
    const [body = ""] = section.split("\n#");
    return body
      .split("\n")
      .filter((line) => line.startsWith("| `"))
      .map((line) =>
        line
          .split("|")
          .map((cell) => cell.trim())
          .slice(1, -1),
      );
  };
  const code = (name: string): string => `\`${name}\``;
  const list = (rules: readonly string[]): string => rules.join(", ");

  it.each([
    [
      "Hostile transactions",
      Object.entries(hostileKinds).map(([kind, { rules, verdict, about }]) => [
        code(kind),
        about,
        list(rules),
        verdict,
      ]),
    ],
    [
      "Licences",
      Object.entries(licenceKinds).map(([kind, { rules, about }]) => [
        code(kind),
        about,
        list(rules),
      ]),
    ],
    [
      "The wallet",
      Object.entries(walletModes).map(([mode, { nature, rules, about }]) => [
        code(mode),
        about,
        nature,
        list(rules),
      ]),
    ],
    [
      "The cluster",
      Object.entries(clusterFaults).map(([fault, { rules, about }]) => [
        code(fault),
        about,
        list(rules),
      ]),
    ],
  ])("is told in docs/sandbox.md as it is, under %s", (heading, rows) => {
    expect(rowsUnder(heading)).toEqual(rows);
  });
});
