import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { lookout, type Visibility } from "./lookout";

const pageThatIs = (visibilityState: DocumentVisibilityState) =>
  Object.assign(new EventTarget(), { visibilityState }) satisfies Visibility;

describe("lookout", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("looks at once when the page becomes visible, and every few seconds from then on", () => {
    const page = pageThatIs("hidden");
    const look = vi.fn();
    const stop = lookout(look, page);
    vi.advanceTimersByTime(60_000);
    expect(look).not.toHaveBeenCalled();
    page.visibilityState = "visible";
    page.dispatchEvent(new Event("visibilitychange"));
    expect(look).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(9_000);
    expect(look).toHaveBeenCalledTimes(4);
    stop();
    page.dispatchEvent(new Event("visibilitychange"));
    vi.advanceTimersByTime(60_000);
    expect(look).toHaveBeenCalledTimes(4);
  });
});
