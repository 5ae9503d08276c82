import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { draftStore, visitorStore } from "./draft";

const html: { dataset: Record<string, string> } = { dataset: {} };

const turnTo = (wallet: string | null): void => {
  html.dataset = wallet === null ? {} : { wallet };
};

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("document", { documentElement: html });
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  turnTo("anna");
});

afterEach(() => {
  vi.unstubAllGlobals();
});

it("gives what was typed back to the same wallet after its session ended, and to no other", () => {
  draftStore("prompt").write("a red door");
  turnTo(null);
  expect(draftStore("prompt").read()).toBeUndefined();
  turnTo("ben");
  expect(draftStore("prompt").read()).toBeUndefined();
  turnTo("anna");
  expect(draftStore("prompt").read()).toBe("a red door");
});

it("never puts down as the next wallet's what a form of the last one still holds", () => {
  const form = draftStore("prompt");
  form.write("a red");
  turnTo("ben");
  form.write("a red door");
  expect(draftStore("prompt").read()).toBeUndefined();
});

it("keeps a visitor's wish for whoever they sign in as", () => {
  turnTo(null);
  visitorStore("favourite").write({ listingId: "list_1" });
  turnTo("anna");
  expect(visitorStore("favourite").read()).toEqual({ listingId: "list_1" });
});
