import { expect, it, vi } from "vitest";

it("what is known of REALM's limits is the process's, however often its code is loaded", async () => {
  const { budgets: here } = await import("./budgets");
  vi.resetModules();
  const { budgets: there } = await import("./budgets");
  expect(there).not.toBe(here);
  expect(there()).toBe(here());
});
