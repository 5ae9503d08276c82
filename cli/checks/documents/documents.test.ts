import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { isErrorCode } from "@/lib/core/errors";
import { purposes } from "@/lib/server/env/purposes";
import { anchorsOf, capitalsIn, commandsIn, linksIn, placesIn } from "./mentions";

const root = path.join(import.meta.dirname, "../../..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const namesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((name) =>
    path.join(folder, name),
  );

const documents = [
  ...["README.md", "CONTRIBUTING.md", "SECURITY.md"],
  ...namesIn("docs").filter((name) => name.endsWith(".md")),
];

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read("package.json")));

const isThere = (place: string): boolean =>
  ["", ".ts", ".tsx"].some((ending) => existsSync(path.join(root, place + ending)));

/** What of the code is written in capitals, looked for only where a name is nothing else. */
const isConstant = (name: string): boolean =>
  namesIn("lib")
    .filter((file) => /\.tsx?$/u.test(file))
    .some((file) => read(file).includes(`const ${name} =`));

const isKnown = (name: string): boolean =>
  Object.hasOwn(purposes, name) || isErrorCode(name) || isConstant(name);

const leadsSomewhere = (document: string, file: string, anchor: string): boolean => {
  const target = file === "" ? document : path.join(path.dirname(document), decodeURI(file));
  if (!existsSync(path.join(root, target))) return false;
  return anchor === "" || !target.endsWith(".md") || anchorsOf(read(target)).has(anchor);
};

describe.each(documents)("%s", (document) => {
  const text = read(document);

  it("names commands, places and variables that there are", () => {
    expect({
      commands: commandsIn(text).filter((name) => !Object.hasOwn(scripts, name)),
      places: placesIn(text).filter((place) => !isThere(place)),
      capitals: capitalsIn(text).filter((name) => !isKnown(name)),
    }).toEqual({ commands: [], places: [], capitals: [] });
  });

  it("links to files and headings that there are", () => {
    expect(
      linksIn(text).filter(({ file, anchor }) => !leadsSomewhere(document, file, anchor)),
    ).toEqual([]);
  });
});

describe("what a document names", () => {
  it("is found in running text, in tables, in lists of alternatives and in shell", () => {
    const text =
      "Run `npm run --silent gone:by -- x`, see `lib/{a,b}/c.ts`, set `NO_SUCH`, [there](x.md#y-z), [here](<a (b).md>) or [web](https://a.b).";
    expect(commandsIn(text)).toEqual(["gone:by"]);
    expect(placesIn(text)).toEqual(["lib/a/c.ts", "lib/b/c.ts"]);
    expect(capitalsIn(text)).toEqual(["NO_SUCH"]);
    expect(linksIn(text)).toEqual([
      { file: "x.md", anchor: "y-z" },
      { file: "a (b).md", anchor: "" },
    ]);
  });

  it("is missed where it is not there", () => {
    expect(isThere("lib/core/no-such-place")).toBe(false);
    expect(isKnown("NO_SUCH")).toBe(false);
    expect(leadsSomewhere("docs/architecture.md", "operations.md", "no-such-heading")).toBe(false);
    expect(leadsSomewhere("docs/architecture.md", "operations.md", "runbooks")).toBe(true);
  });
});
