import { beforeEach, expect, test } from "vitest";
import { countWebhook, forgeries, noteRehearsedForgeries, webhookCounts } from "./counts";

beforeEach(() => {
  globalThis.countersignWebhookCounts = undefined;
  globalThis.countersignRehearsedForgeries = undefined;
});

test("forgeries are whatever was refused for its signature, and nothing else", () => {
  for (const outcome of ["missing", "stale", "wrong", "stored", "unreadable"] as const)
    countWebhook(outcome);
  expect(forgeries()).toBe(3);
});

test("one that this process sent itself is none, and hides no other", () => {
  noteRehearsedForgeries(1);
  countWebhook("wrong");
  expect(forgeries()).toBe(0);
  countWebhook("wrong");
  expect(forgeries()).toBe(1);
  expect(webhookCounts().wrong).toBe(2);
  // It was not counted here after all.
  noteRehearsedForgeries(-1);
  expect(forgeries()).toBe(2);
});
