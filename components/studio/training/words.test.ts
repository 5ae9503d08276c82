import { expect, it } from "vitest";
import { startTrainingSchema } from "@/lib/core/job";
import { isStartable, startWords } from "./words";

it.each([
  [0, false, false, "Add pictures to start"],
  [1, false, true, "Start training with 1 picture"],
  [200, false, true, "Start training with 200 pictures"],
  [200, true, false, "Pictures are on their way…"],
  [203, true, false, "At most 200 pictures: remove 3"],
  [203, false, false, "At most 200 pictures: remove 3"],
] as const)(
  "%i pictures (more on their way: %s) can start: %s, %s",
  (ready, sending, can, words) => {
    expect([isStartable(ready, sending), startWords(ready, sending)]).toEqual([can, words]);
  },
);

it.each([0, 1, 200, 201])("starts with %i pictures where the server takes as many", (ready) => {
  const files = Array.from({ length: ready }, () => crypto.randomUUID());
  expect(isStartable(ready, false)).toBe(startTrainingSchema.shape.files.safeParse(files).success);
});
