import { expect, it } from "vitest";
import { modelChangeForm, newModelForm, typedOf } from "./form";
import { createModelSchema } from "./wire";

const typed = { name: "Dawn", description: "", baseModel: "realm-base-v2.1", tags: "" };

/** What is said, by field. */
const said = (more: Partial<typeof typed>) =>
  newModelForm
    .safeParse({ ...typed, ...more })
    .error?.issues.map(({ path, message }) => [path.join("."), message]);

it("sends what was typed, tags as a list without blanks and repetitions, as the server takes it", () => {
  const sent = newModelForm.parse({ ...typed, name: " Dawn ", tags: " night, film ,,night, " });
  expect(sent).toEqual({ ...typed, tags: ["night", "film"] });
  const key = crypto.randomUUID();
  expect(createModelSchema.parse({ ...sent, key })).toEqual({ ...sent, key });
});

it("says what is wrong in people's words at the field that was typed in", () => {
  expect(said({ name: "  " })).toEqual([["name", "Give it a name."]]);
  expect(said({ name: "x".repeat(81) })).toEqual([["name", "At most 80 characters."]]);
  expect(said({ description: "x".repeat(2_001) })).toEqual([
    ["description", "At most 2,000 characters."],
  ]);
  expect(said({ baseModel: "two words" })).toEqual([
    ["baseModel", "A base model of REALM's, such as realm-base-v2.1."],
  ]);
  expect(said({ tags: `a, ${"x".repeat(41)}` })).toEqual([
    ["tags", "A tag has at most 40 characters."],
  ]);
  const many = Array.from({ length: 17 }, (_, at) => `t${at}`).join();
  expect(said({ tags: many })).toEqual([["tags", "At most 16 tags."]]);
});

it("shows a model's words as they are typed, so that saving them unchanged changes nothing", () => {
  const words = { name: "Dawn", description: "Early\nlight", tags: ["night", "film"] };
  const model = {
    ...words,
    id: crypto.randomUUID(),
    modelId: "mod_1",
    baseModel: null,
    status: "active" as const,
    lastTrainedAt: null,
    trainingJobId: null,
    createdAt: "2026-01-01T00:00:00.000Z",
  };
  expect(modelChangeForm.parse(typedOf(model))).toEqual(words);
});
