import { expect, test as base, type Browser, type Page } from "@playwright/test";
import { arriveAnew } from "./person";
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

/** What lives as long as its worker. */
interface Lasting {
  stack: Stack;
  /** Buyer 2, signed in once for many short stories. */
  resident: Page;
  /** Buyer 1 likewise: a wallet may start so many purchases a minute, and no test waits for more. */
  neighbour: Page;
}

/** Signs somebody in for the whole of a worker's life. */
const reside = async (
  browser: Browser,
  stack: Stack,
  account: string,
  use: (page: Page) => Promise<void>,
): Promise<void> => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await stack.control.forgetWalletCalls();
  await arriveAnew(page, stack.url, account);
  // Reported on the wallet's own time; none may be counted against the first story.
  await expect.poll(() => stack.control.walletCalls()).toMatchObject({ connect: 1, signIn: 1 });
  await use(page);
  await context.close();
};

/** Each worker has a stack of its own; each test starts with nothing broken. */
export const test = base.extend<{ calm: undefined }, Lasting>({
  stack: [
    async ({}, use, worker) => {
      const stack = await startStack(worker.parallelIndex);
      await use(stack);
      await stack.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  resident: [
    ({ browser, stack }, use) => reside(browser, stack, "Buyer 2", use),
    { scope: "worker", timeout: 60_000 },
  ],
  neighbour: [
    ({ browser, stack }, use) => reside(browser, stack, "Buyer 1", use),
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: async ({ stack }, use) => {
    await use(stack.url);
  },
  calm: [
    async ({ stack }, use) => {
      await stack.control.healthy();
      if (stack.control.wasBroken())
        await expect.poll(() => reachesRealm(stack), { timeout: 20_000 }).toBe(true);
      await stack.control.forgetWalletCalls();
      await use(undefined);
    },
    { auto: true },
  ],
});
