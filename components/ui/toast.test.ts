import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { dismiss, notify, shown, subscribe } from "./toast";

const texts = () => shown().map(({ text }) => text);

describe("toasts", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    for (const { id } of shown()) dismiss(id);
    vi.useRealTimers();
  });

  it("go by themselves, except errors, which stay until dismissed", () => {
    notify({ kind: "info", text: "Copied" });
    notify({ kind: "error", text: "Not sent" });
    vi.advanceTimersByTime(60_000);
    expect(texts()).toEqual(["Not sent"]);
  });

  it("never pile up: the oldest gives way", () => {
    for (const text of ["1", "2", "3", "4"]) notify({ kind: "error", text });
    expect(texts()).toEqual(["2", "3", "4"]);
  });

  it("tell every listener until it stops listening", () => {
    const heard = vi.fn();
    const stop = subscribe(heard);
    notify({ kind: "info", text: "One" });
    stop();
    notify({ kind: "info", text: "Two" });
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
