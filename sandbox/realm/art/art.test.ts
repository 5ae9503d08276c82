import { describe, expect, it } from "vitest";
import { catalogue } from "../seed/catalogue";
import { seededId } from "../seed/identifiers";
import { drawPreview, styleNames } from ".";

const MAX_BYTES = 60_000;
const TAG = /<(\/?)([a-zA-Z]+)([^<>]*?)(\/?)>/uy;
const ATTRIBUTE = / [\w-]+="[^"<>&]*"/gu;

/** Reads the document as XML without text or entities. @throws where it is not well formed. */
const wellFormed = (xml: string): void => {
  const open: string[] = [];
  for (TAG.lastIndex = 0; TAG.lastIndex < xml.length;) {
    const from = TAG.lastIndex;
    const match = TAG.exec(xml);
    if (!match) throw new Error(`not XML: ${xml.slice(from, from + 80)}`);
    const [, closing, name, attributes = "", empty] = match;
    if (attributes.replaceAll(ATTRIBUTE, "") !== "")
      throw new Error(`not attributes: ${attributes}`);
    if (closing === "/") {
      if (open.pop() !== name) throw new Error(`closes ${name ?? ""} out of order`);
    } else if (empty === "") open.push(name ?? "");
    if (open.length === 0 && TAG.lastIndex < xml.length) throw new Error("goes on after its end");
  }
  if (open.length > 0) throw new Error("ends before it is closed");
};

const references = (svg: string): string[] =>
  [...svg.matchAll(/url\(#([\w-]+)\)/gu)].map(([, id = ""]) => id);
const identifiers = (svg: string): string[] =>
  [...svg.matchAll(/ id="([\w-]+)"/gu)].map(([, id = ""]) => id);

describe.each(styleNames)("pictures in the style %s", (style) => {
  const pictures = Array.from({ length: 25 }, (_, index) => drawPreview(`asset ${index}`, style));

  it("are all different", () => {
    expect(new Set(pictures).size).toBe(pictures.length);
  });

  it("are well-formed XML of finite numbers, under 60 kB", () => {
    for (const svg of pictures) {
      wellFormed(svg);
      expect(svg).not.toMatch(/NaN|Infinity|undefined|null/u);
      expect(svg.length).toBeLessThan(MAX_BYTES);
    }
  });

  it("name every gradient and clip once, and use none that is not there", () => {
    for (const svg of pictures) {
      const ids = identifiers(svg);
      expect(new Set(ids).size).toBe(ids.length);
      for (const reference of references(svg)) expect(ids).toContain(reference);
    }
  });

  it("carry nothing that could run or be fetched", () => {
    for (const svg of pictures)
      expect(svg).not.toMatch(/<(script|image|use|foreignObject|a) |href|on\w+="/u);
  });
});

it("draws the same picture for the same asset, and another for another", () => {
  expect(drawPreview("mod_1")).toBe(drawPreview("mod_1"));
  expect(drawPreview("mod_1")).not.toBe(drawPreview("mod_2"));
});

it("gives every asset of the catalogue a picture of its own", () => {
  const pictures = catalogue.map(({ name, style }) => drawPreview(seededId("mod", name), style));
  expect(new Set(pictures).size).toBe(catalogue.length);
});

it("refuses what is not XML, so that the checks above mean something", () => {
  for (const bad of ["<a><b></a></b>", "<a>", "<a x=1/>", '<a x="&"/>', "<a/><b/>"]) {
    expect(() => {
      wellFormed(bad);
    }).toThrow();
  }
});
