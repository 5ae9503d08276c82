import { expect, test as base, type Page } from "@playwright/test";
import { arrive } from "./person";
import { startStack, type Stack } from "./stack";

export { expect } from "@playwright/test";

/**
 * After an outage the app leaves REALM alone for some seconds, its pages and its routes each for
 * themselves: whether both ask it again.
 */
const reachesRealm = async ({ url }: Stack): Promise<boolean> => {
  const [health, page] = await Promise.all([
    fetch(`${url}/api/health`),
    fetch(`${url}/listings/list_of_nobody`),
  ]);
  await page.text();
  return (await health.text()).includes('"status":"up"') && page.status === 404;
};

/** Each worker has a stack of its own; each test starts with nothing broken. */
export const test = base.extend<{ calm: undefined }, { stack: Stack; resident: Page }>({
  stack: [
    async ({}, use, worker) => {
      const stack = await startStack(worker.parallelIndex);
      await use(stack);
      await stack.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  /** Buyer 2, signed in once for many short stories. */
  resident: [
    async ({ browser, stack }, use) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      await stack.control.forgetWalletCalls();
      await arrive(page, stack.url, "Buyer 2");
      // Reported on the wallet's own time; none may be counted against the first story.
      await expect.poll(() => stack.control.walletCalls()).toMatchObject({ connect: 1, signIn: 1 });
      await use(page);
      await context.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: async ({ stack }, use) => {
    await use(stack.url);
  },
  calm: [
    async ({ stack }, use) => {
      await stack.control.healthy();
      await expect.poll(() => reachesRealm(stack), { timeout: 20_000 }).toBe(true);
      await stack.control.forgetWalletCalls();
      await use(undefined);
    },
    { auto: true },
  ],
});
