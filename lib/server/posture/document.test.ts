import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DOCUMENT, requirementNames, requirementOf } from "@/lib/core/posture";

const text = readFileSync(DOCUMENT, "utf8");
const lines = text.split("\n");

/** Every target of a link, relative to docs/, without its anchor. */
const targets = [...text.matchAll(/\]\((?:<([^>]+)>|([^)]+))\)/gu)]
  .map(([, quoted, plain]) => quoted ?? plain ?? "")
  .filter((target) => !target.startsWith("#") && !/^https?:/u.test(target))
  .map((target) => target.split("#")[0] ?? "");

/** The seed documents' numbers. */
const numbered = (letter: string, last: number): string[] =>
  Array.from({ length: last }, (_, index) => `${letter}${index + 1}`);

describe("docs/security.md", () => {
  it("links only to what is there", () => {
    const missing = targets.filter((target) => !existsSync(path.join("docs", target)));
    expect(missing).toEqual([]);
    expect(targets.length).toBeGreaterThan(150);
  });

  it.each(requirementNames)("tells of %s with the code and the test the posture names", (name) => {
    const line = lines.find((one) => one.includes(`<a id="${name}"></a>`)) ?? "";
    const { ids, code, test, requirement } = requirementOf(name);
    for (const part of [...ids, requirement]) expect(line).toContain(part);
    for (const file of [code, test]) {
      expect(existsSync(file), file).toBe(true);
      expect(line).toContain(file.replace(/^docs\//u, ""));
    }
  });
});

describe("the requirements", () => {
  it("have a line for every number of the seed documents", () => {
    const all = [
      ...numbered("R", 15),
      ...numbered("A", 6),
      ...numbered("M", 20),
      ...numbered("W", 9),
      ...numbered("D", 25),
    ];
    const known = new Set(requirementNames.flatMap((name) => requirementOf(name).ids));
    expect(all.filter((id) => !known.has(id))).toEqual([]);
    expect([...known].filter((id) => !all.includes(id))).toEqual([]);
  });
});
