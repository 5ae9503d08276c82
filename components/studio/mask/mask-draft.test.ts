import { expect, it } from "vitest";
import { tabStore } from "@/lib/browser/forms/testing/tab-store";
import { maskDraft, type Mask } from "./mask-draft";
import { pointOn } from "./strokes";

const none = { strokes: [], file: null };

it("gives a painted mask back as it was, to its own picture alone", () => {
  const box = { left: 0, top: 0, width: 300, height: 300 };
  const point = pointOn(box, { width: 1000, height: 1000 }, { clientX: 100, clientY: 200 });
  const mask: Mask = { strokes: [{ tool: "brush", width: 8, points: [point] }], file: null };
  const store = tabStore();
  maskDraft("a", store).write(mask);
  expect(maskDraft("a", store).read()).toEqual(mask);
  expect(maskDraft("b", tabStore()).read()).toEqual(none);
  // Kept as text: a third of a pixel would be sixteen digits.
  expect(point).toEqual({ x: 333.3, y: 666.7 });
});

it("takes what is no mask for none", () => {
  const store = tabStore();
  store.write({ strokes: [{ tool: "knife", width: 8, points: [] }], file: null });
  expect(maskDraft("a", store).read()).toEqual(none);
});
