import { describe, expect, it, vi } from "vitest";
import { askAnew } from "./ask-anew";

/** A cache in which these questions are under way. */
const cacheWith = (...underWay: Promise<unknown>[]) => {
  const invalidateQueries = vi.fn(() => Promise.resolve());
  const findAll = () => underWay.map((promise) => ({ promise }));
  return { invalidateQueries, getQueryCache: () => ({ findAll }) };
};

describe("askAnew", () => {
  it("asks after what is on its way, whose answer may be older than the news", async () => {
    let answer = (): void => undefined;
    const client = cacheWith(new Promise<void>((resolve) => (answer = resolve)));
    const asked = askAnew(client, ["things"]);
    await Promise.resolve();
    expect(client.invalidateQueries).not.toHaveBeenCalled();
    answer();
    await asked;
    expect(client.invalidateQueries).toHaveBeenCalledExactlyOnceWith({ queryKey: ["things"] });
  });

  it("asks all the same where that comes to nothing", async () => {
    const client = cacheWith(Promise.reject(new Error("offline")));
    await askAnew(client, ["things"]);
    expect(client.invalidateQueries).toHaveBeenCalledOnce();
  });
});
