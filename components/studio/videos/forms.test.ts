import { expect, it } from "vitest";
import { animationSchema, swapSchema, typedFromAnimation, typedFromFaceSwap } from "./forms";

const usual = {
  source: "",
  animationType: "standard_motion",
  durationSeconds: "4",
  fps: "24",
  motionStrength: "0.5",
};
const FILE = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

it("asks again for exactly what a video was made of", () => {
  const asked = { source: FILE, animationType: "pan_left", durationSeconds: 2.5, fps: 30 } as const;
  const wish = { ...asked, motionStrength: 0.25 };
  expect(animationSchema.parse(typedFromAnimation(wish, usual))).toEqual(wish);
  expect(animationSchema.parse(typedFromAnimation(asked, usual)).motionStrength).toBe(0.5);
});

it("asks for the consent to a swap anew, whatever was agreed to before", () => {
  const asked = { face: FILE, target: FILE, enhanceQuality: false, detectMultipleFaces: true };
  const typed = typedFromFaceSwap({ ...asked, consent: "1" });
  expect(typed).toEqual({ ...asked, consent: "" });
  expect(swapSchema.safeParse(typed).error?.issues.map(({ path }) => path)).toEqual([["consent"]]);
});
