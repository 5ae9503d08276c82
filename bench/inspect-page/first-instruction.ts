import type { BrowserContext, Page } from "@playwright/test";

/**
 * Runs in the page from its first moment: keeps when the first instruction stood on the screen, in
 * milliseconds since the navigation began. After the frame that shows it, not when it was in the tree.
 */
const watcher = (name: string): string => `{
  const shown = () => {
    const item = document.querySelector("ol > li");
    return item?.textContent.includes(${JSON.stringify(name)}) && item.getClientRects().length > 0;
  };
  const observer = new MutationObserver(() => {
    if (!shown()) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => { globalThis.firstInstruction = performance.now(); }));
  });
  observer.observe(document, { childList: true, subtree: true, characterData: true });
}`;

const visit = async (page: Page, address: string): Promise<number> => {
  // From elsewhere: to the same page with another fragment would be no navigation.
  await page.goto("about:blank");
  await page.goto(address);
  await page.waitForFunction(() => "firstInstruction" in globalThis, undefined, { polling: 50 });
  return page.evaluate(() => Number(Reflect.get(globalThis, "firstInstruction")));
};

/** Milliseconds of a visit with nothing in the cache, and of another that finds the scripts there. */
export const timeFirstInstruction = async (
  context: BrowserContext,
  address: string,
  name: string,
): Promise<{ first: number; again: number }> => {
  const page = await context.newPage();
  await page.addInitScript(watcher(name));
  return { first: await visit(page, address), again: await visit(page, address) };
};
