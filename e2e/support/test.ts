import { test as base } from "@playwright/test";
import { startStack, type Stack } from "./stack";

export { expect } from "@playwright/test";

/** Each worker has a stack of its own; each test starts with nothing broken. */
export const test = base.extend<{ calm: undefined }, { stack: Stack }>({
  stack: [
    async ({}, use, worker) => {
      const stack = await startStack(worker.parallelIndex);
      await use(stack);
      await stack.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ stack }, use) => {
    await use(stack.url);
  },
  calm: [
    async ({ stack }, use) => {
      await stack.control.healthy();
      await stack.control.forgetWalletCalls();
      await use(undefined);
    },
    { auto: true },
  ],
});
