import { describe, expect, it } from "vitest";
import { toBase64 } from "../../solana";
import { runCase } from "./run";
import { corpusCaseSchema, type CorpusCase } from "./schema";

const hostile = import.meta.glob("./hostile/*.json", {
  eager: true,
  query: "?raw",
  import: "default",
});
const legitimate = import.meta.glob("./legitimate/*.json", {
  eager: true,
  query: "?raw",
  import: "default",
});

const read = (files: Readonly<Record<string, string>>): [string, CorpusCase][] =>
  Object.entries(files).map(([path, text]) => [
    path.replace(/^.*\/|\.json$/gu, ""),
    corpusCaseSchema.parse(JSON.parse(text)),
  ]);

const hostileCases = read(hostile);
const legitimateCases = read(legitimate);

describe.each(hostileCases)("hostile: %s", (_, corpusCase) => {
  it("is blocked, for exactly the reasons that were recorded", async () => {
    const { verdict, differences } = await runCase(corpusCase);
    expect(differences).toEqual([]);
    expect(verdict).toBe("block");
  });
});

describe.each(legitimateCases)("legitimate: %s", (_, corpusCase) => {
  it("is not blocked, and says what it costs and brings", async () => {
    const { verdict, differences } = await runCase(corpusCase);
    expect(differences).toEqual([]);
    expect(verdict).not.toBe("block");
    expect(corpusCase.expected.outcome).toBeDefined();
  });
});

describe("the corpus", () => {
  it("has at least 80 hostile and 40 legitimate transactions", () => {
    expect(hostileCases.length).toBeGreaterThanOrEqual(80);
    expect(legitimateCases.length).toBeGreaterThanOrEqual(40);
  });

  it("has no transaction twice", () => {
    const names = new Map<string, string>();
    const twice = [...hostileCases, ...legitimateCases].flatMap(([name, { transaction }]) => {
      const text = toBase64(transaction);
      const other = names.get(text);
      names.set(text, name);
      return other === undefined ? [] : [`${name} is ${other}`];
    });
    expect(twice).toEqual([]);
  });
});
