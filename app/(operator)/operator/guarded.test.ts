import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const pages = readdirSync(__dirname, { recursive: true, encoding: "utf8" }).filter((name) =>
  /(?:page|layout|template|default|loading|route)\.tsx?$/u.test(name),
);

test.each(pages)(
  "%s lets the operator through and nobody else, before it asks for anything",
  (name) => {
    const text = readFileSync(path.join(__dirname, name), "utf8");
    const [first] = /\bawait [^;]+;/u.exec(text.slice(text.indexOf("export default"))) ?? [];
    expect(first).toBe("await requireOperator();");
  },
);

test("there are pages to look at, and none that would be sent before the guard has answered", () => {
  expect(pages.filter((name) => name.endsWith("page.tsx")).length).toBeGreaterThan(5);
  expect(pages.filter((name) => name.includes("loading"))).toEqual([]);
});
