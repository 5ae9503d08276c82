import { expect, it } from "vitest";
import { sourceIn } from "./results";

it("is worked with further only where REALM takes its kind, and where it is kept here", () => {
  expect(sourceIn({ fileId: "a", type: "image/png" })).toBe("a");
  expect(sourceIn({ fileId: "a", type: "image/jpeg" })).toBe("a");
  expect(sourceIn({ fileId: "a", type: "image/webp" })).toBeNull();
  expect(sourceIn({ fileId: "a", type: "video/mp4" })).toBeNull();
  expect(sourceIn({ fileId: null, type: null })).toBeNull();
});
