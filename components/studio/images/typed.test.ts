import { describe, expect, it } from "vitest";
import {
  changeFrom,
  generateForm,
  generateStart,
  modifyForm,
  modifyStart,
  typedFrom,
} from "./typed";
import { wishOf } from "./wish";

const typed = { ...generateStart, modelId: "mod_1", prompt: "a lighthouse" };
const said = (more: object): readonly string[] =>
  generateForm
    .safeParse({ ...typed, ...more })
    .error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

describe("what is typed for a picture", () => {
  it("becomes what is sent, and what was left open is left to REALM", () => {
    const sent = generateForm.parse({ ...typed, prompt: " a lighthouse ", guidanceScale: "7.5" });
    expect(JSON.parse(JSON.stringify(sent))).toEqual({
      ...{ modelId: "mod_1", prompt: "a lighthouse", guidanceScale: 7.5 },
      ...{ numOutputs: 1, width: 1024, height: 1024 },
    });
    expect(modifyForm.parse({ ...modifyStart, modelId: "m", prompt: "p" }).strength).toBe(0.75);
  });

  it("is told its bounds at its field", () => {
    expect(said({ width: "63" })).toEqual(["width: At least 64."]);
    expect(said({ height: "2049" })).toEqual(["height: At most 2048."]);
    expect(said({ width: "64.5" })).toEqual(["width: A number, such as 7 or 7.5."]);
    expect(said({ guidanceScale: "51" })).toEqual(["guidanceScale: At most 50."]);
    expect(said({ guidanceScale: "much" })).toEqual(["guidanceScale: A number, such as 7 or 7.5."]);
    expect(said({ numOutputs: "5" })).toEqual(["numOutputs: At most 4."]);
    expect(said({ modelId: "" })).toEqual(["modelId: Choose a model."]);
    expect(said({ prompt: "  " })).toEqual(["prompt: Say what the picture shows."]);
    expect(said({ prompt: "x".repeat(2001) })).toHaveLength(1);
  });
});

describe("a picture that was made", () => {
  const parameters = { modelId: "mod_1", prompt: "a lighthouse", width: 64, personalData: "send" };

  it("fills the form of the next", () => {
    expect(typedFrom("mod_1", parameters)).toMatchObject({
      ...{ modelId: "mod_1", prompt: "a lighthouse", width: "64", height: "", numOutputs: "1" },
    });
  });

  it("that was changed fills the form of the next change", () => {
    expect(changeFrom("mod_1", { ...parameters, strength: 0.4 })).toEqual({
      ...{ modelId: "mod_1", prompt: "a lighthouse", negativePrompt: "", guidanceScale: "" },
      ...{ numOutputs: "1", strength: "0.4" },
    });
  });

  it("is wished for again as it was, and its author is asked again", () => {
    const wish = { modelId: "mod_1", prompt: "a lighthouse", width: 64, kind: "image-generate" };
    expect(wishOf({ jobKind: "image-generate", parameters })).toEqual(wish);
    expect(wishOf({ jobKind: "faceswap", parameters: {} })).toBeNull();
  });
});
