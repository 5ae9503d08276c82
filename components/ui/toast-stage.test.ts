import { expect, it, vi } from "vitest";
import { enterStage, onStage, subscribeStage } from "./toast-stage";

it("gives the toasts to the dialog opened last, and back to the page at the end", () => {
  const heard = vi.fn();
  const stop = subscribeStage(heard);
  const leavePage = enterStage("page");
  const leaveReview = enterStage("review");
  const leaveSignIn = enterStage("sign-in");
  expect(onStage()).toBe("sign-in");
  leaveReview();
  expect(onStage()).toBe("sign-in");
  leaveSignIn();
  expect(onStage()).toBe("page");
  expect(heard).toHaveBeenCalledTimes(5);
  stop();
  leavePage();
  expect(onStage()).toBeNull();
  expect(heard).toHaveBeenCalledTimes(5);
});
