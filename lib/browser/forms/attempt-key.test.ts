import { expect, it } from "vitest";
import { attemptKey } from "./attempt-key";
import { tabStore } from "./testing/tab-store";

it("sends the same wish with the same key, after a reload too, until it is known to have arrived", () => {
  const store = tabStore();
  const first = attemptKey("a", store).for({ name: "Muse", tags: [] });
  const reloaded = attemptKey("a", store);
  expect(reloaded.for({ name: "Muse", tags: [] })).toBe(first);
  reloaded.forget();
  expect(reloaded.for({ name: "Muse", tags: [] })).not.toBe(first);
});

it("never sends another wish with a key that was used", () => {
  const attempt = attemptKey("a", tabStore());
  const first = attempt.for({ name: "Muse" });
  expect(attempt.for({ name: "Muses" })).not.toBe(first);
  expect(attempt.for({ name: "Muse" })).not.toBe(first);
});

it("makes a new key where the tab keeps nothing, or something else", () => {
  const store = { ...tabStore(), read: () => ({ key: "no uuid", wanted: '{"name":"Muse"}' }) };
  expect(attemptKey("a", store).for({ name: "Muse" })).toMatch(/^[\da-f-]{36}$/u);
});
